using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>ISCSI name of this host.</summary>
[Element("initiator")]
public sealed partial class IscsiInitiator : Element
{
    /// <summary>The name.</summary>
    [Attr("name", On = "iqn")]
    public partial string? Iqn { get; set; }
}
