using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A named port of the SPICE connection.</summary>
[Element("source")]
[Variant("spiceport")]
public sealed partial class SpicePortSource : CharacterSource
{
    /// <summary>Its name.</summary>
    [Attr("channel")]
    public partial string? Channel { get; set; }
}
