using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Format of a pool's source.</summary>
[Element("format")]
public sealed partial class PoolFormat : Element
{
    /// <summary>The format.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Product.</summary>
    [Attr("name", On = "product")]
    public partial string? Product { get; set; }

    /// <summary>Vendor.</summary>
    [Attr("name", On = "vendor")]
    public partial string? Vendor { get; set; }
}
