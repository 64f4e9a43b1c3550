using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Where viewers go.</summary>
[Element("graphics")]
public sealed partial class CookieGraphics : Element
{
    /// <summary>Kind of display.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Port.</summary>
    [Attr("port")]
    public partial int? Port { get; set; }

    /// <summary>Address.</summary>
    [Attr("listen")]
    public partial string? Listen { get; set; }

    /// <summary>Port for encrypted connections.</summary>
    [Attr("tlsPort")]
    public partial int? TlsPort { get; set; }

    /// <summary>Facts of the server's certificate.</summary>
    [Items("cert")]
    public partial ElementList<CookieCertificate> Certificates { get; }
}
