using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A named CPU model.</summary>
[Element("model")]
public sealed partial class CpuModel : Element
{
    /// <summary>Its name, such as <c>Skylake-Server</c>.</summary>
    [Text]
    public partial string? Name { get; set; }

    /// <summary>Whether a simpler model may stand in.</summary>
    [Attr("fallback")]
    public partial CpuFallback? Fallback { get; set; }

    /// <summary>Vendor text that CPUID shows, 12 characters.</summary>
    [Attr("vendor_id")]
    public partial string? VendorId { get; set; }

    /// <summary>Whether this host can run it, in domain capabilities.</summary>
    [Attr("usable")]
    public partial CpuUsability? Usable { get; set; }

    /// <summary>Vendor, in domain capabilities.</summary>
    [Attr("vendor")]
    public partial string? Vendor { get; set; }

    /// <summary>The name this one is another name of, in domain capabilities.</summary>
    [Attr("canonical")]
    public partial string? CanonicalName { get; set; }

    /// <summary>Whether it should not be used any more, in domain capabilities.</summary>
    [Attr("deprecated")]
    public partial bool? Deprecated { get; set; }
}
