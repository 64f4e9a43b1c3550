using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A device of the host.</summary>
[Element("source")]
[Variant("dev")]
public sealed partial class CharacterDeviceSource : CharacterSource
{
    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }
}
