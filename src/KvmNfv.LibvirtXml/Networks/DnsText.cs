using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A TXT record.</summary>
[Element("txt")]
public sealed partial class DnsText : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its text.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
