using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.HostInterfaces;

/// <summary>A network interface of the host.</summary>
[Element("interface", Order = "mtu start link mac protocol bond bridge vlan tag")]
[Document]
public sealed partial class HostInterfaceDocument : Document
{
    /// <summary><c>ethernet</c>, <c>bridge</c>, <c>bond</c> or <c>vlan</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Largest packet in bytes.</summary>
    [Attr("size", On = "mtu")]
    public partial uint? Mtu { get; set; }

    /// <summary><c>onboot</c>, <c>none</c> or <c>hotplug</c>.</summary>
    [Attr("mode", On = "start")]
    public partial string? StartMode { get; set; }

    /// <summary>State of the link.</summary>
    [Child("link")]
    public partial HostLink Link { get; set; }

    /// <summary>Ethernet address.</summary>
    [Attr("address", On = "mac")]
    public partial MacAddress? Mac { get; set; }

    /// <summary>Addresses.</summary>
    [Items("protocol")]
    public partial ElementList<InterfaceProtocol> Protocols { get; }

    /// <summary>Interfaces that act as one.</summary>
    [Child("bond")]
    public partial Bond Bond { get; set; }

    /// <summary>Ports of a bridge.</summary>
    [Child("bridge")]
    public partial HostBridge Bridge { get; set; }

    /// <summary>Tag and interface below.</summary>
    [Child("vlan")]
    public partial HostVlan Vlan { get; set; }
}
