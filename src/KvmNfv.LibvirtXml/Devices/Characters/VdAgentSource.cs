using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>QEMU's own SPICE agent.</summary>
[Element("source")]
[Variant("qemu-vdagent")]
public sealed partial class VdAgentSource : CharacterSource
{
    /// <summary>Whether the clipboard is shared.</summary>
    [Attr("copypaste", On = "clipboard")]
    public partial bool? CopyPaste { get; set; }

    /// <summary><c>client</c> or <c>server</c>.</summary>
    [Attr("mode", On = "mouse")]
    public partial string? MouseMode { get; set; }
}
