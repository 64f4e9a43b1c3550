using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A fact of a certificate.</summary>
[Element("cert")]
public sealed partial class CookieCertificate : Element
{
    /// <summary>Which.</summary>
    [Attr("info")]
    public partial string? Info { get; set; }

    /// <summary>Its value.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
