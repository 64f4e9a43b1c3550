using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An HTTP cookie.</summary>
[Element("cookie")]
public sealed partial class HttpCookie : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its value.</summary>
    [Text]
    public partial string? Value { get; set; }
}
