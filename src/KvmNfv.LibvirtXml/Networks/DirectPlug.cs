using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A macvtap interface.</summary>
[Element("plug")]
[Variant("direct")]
public sealed partial class DirectPlug : NetworkPlug
{
    /// <summary>Device under it.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>Mode.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }
}
