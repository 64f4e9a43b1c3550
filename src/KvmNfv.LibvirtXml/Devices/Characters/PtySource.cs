using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A pseudo terminal.</summary>
[Element("source")]
[Variant("pty")]
public sealed partial class PtySource : CharacterSource
{
    /// <summary>Its path, known while the guest runs.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }
}
