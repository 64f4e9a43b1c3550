using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>An option of dnsmasq.</summary>
[Element("option", Namespace = LibvirtNamespace.DnsMasq)]
public sealed partial class DnsMasqOption : Element
{
    /// <summary>Its text.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
