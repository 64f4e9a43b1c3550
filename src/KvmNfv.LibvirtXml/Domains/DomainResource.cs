using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Host resources that the guest is accounted to.</summary>
[Element("resource")]
public sealed partial class DomainResource : Element
{
    /// <summary>Cgroup partition the guest is put in.</summary>
    [Text("partition")]
    public partial string? Partition { get; set; }

    /// <summary>Application identity on a Fibre Channel fabric.</summary>
    [Attr("appid", On = "fibrechannel")]
    public partial string? FibreChannelAppId { get; set; }
}
