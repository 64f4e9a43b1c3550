using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A rule for redirected USB devices.</summary>
[Element("usbdev")]
public sealed partial class RedirectFilterRule : Element
{
    /// <summary>USB class, -1 for any.</summary>
    [Attr("class")]
    public partial string? Class { get; set; }

    /// <summary>Vendor, -1 for any.</summary>
    [Attr("vendor")]
    public partial string? Vendor { get; set; }

    /// <summary>Product, -1 for any.</summary>
    [Attr("product")]
    public partial string? Product { get; set; }

    /// <summary>Version, -1 for any.</summary>
    [Attr("version")]
    public partial string? Version { get; set; }

    /// <summary>Whether they may be redirected.</summary>
    [Attr("allow")]
    public partial bool? Allow { get; set; }
}
