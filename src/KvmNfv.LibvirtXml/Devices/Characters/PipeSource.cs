using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A named pipe.</summary>
[Element("source")]
[Variant("pipe")]
public sealed partial class PipeSource : CharacterSource
{
    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }
}
