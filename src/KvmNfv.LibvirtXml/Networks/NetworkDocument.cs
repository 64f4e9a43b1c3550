using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A virtual network.</summary>
[Element("network", Order =
    "name uuid title description metadata forward bridge mtu mac domain dns virtualport vlan bandwidth port "
    + "portgroup ip route options")]
[Document]
public sealed partial class NetworkDocument : Document
{
    /// <summary>Guests connected; only in what libvirt tells.</summary>
    [Attr("connections")]
    public partial uint? Connections { get; set; }

    /// <summary>Whether guests may use IPv6 among themselves without an address.</summary>
    [Attr("ipv6")]
    public partial bool? IPv6 { get; set; }

    /// <summary>Whether guests may change their filters on the host.</summary>
    [Attr("trustGuestRxFilters")]
    public partial bool? TrustGuestReceiveFilters { get; set; }

    /// <summary>Name, unique on a host.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Identity.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>One line for people.</summary>
    [Text("title")]
    public partial string? Title { get; set; }

    /// <summary>Text for people.</summary>
    [Text("description")]
    public partial string? Description { get; set; }

    /// <summary>Content of other programs.</summary>
    [Child("metadata")]
    public partial Metadata Metadata { get; set; }

    /// <summary>How packets leave the network.</summary>
    [Child("forward")]
    public partial Forward Forward { get; set; }

    /// <summary>Bridge on the host.</summary>
    [Child("bridge")]
    public partial NetworkBridge Bridge { get; set; }

    /// <summary>Largest packet in bytes.</summary>
    [Attr("size", On = "mtu")]
    public partial uint? Mtu { get; set; }

    /// <summary>Ethernet address of the bridge.</summary>
    [Attr("address", On = "mac")]
    public partial MacAddress? Mac { get; set; }

    /// <summary>DNS domain.</summary>
    [Child("domain")]
    public partial DnsDomain Domain { get; set; }

    /// <summary>DNS server.</summary>
    [Child("dns")]
    public partial Dns Dns { get; set; }

    /// <summary>Identity towards a virtual switch.</summary>
    [Child("virtualport")]
    public partial VirtualPort VirtualPort { get; set; }

    /// <summary>VLAN tags.</summary>
    [Child("vlan")]
    public partial Vlan Vlan { get; set; }

    /// <summary>Limits of traffic.</summary>
    [Child("bandwidth")]
    public partial Bandwidth Bandwidth { get; set; }

    /// <summary>Whether guests cannot reach each other on the bridge.</summary>
    [Attr("isolated", On = "port")]
    public partial bool? IsolatedPort { get; set; }

    /// <summary>Settings that interfaces choose by name.</summary>
    [Items("portgroup")]
    public partial ElementList<PortGroup> PortGroups { get; }

    /// <summary>Addresses of the host on the network.</summary>
    [Items("ip")]
    public partial ElementList<NetworkIp> Ips { get; }

    /// <summary>Routes over the network.</summary>
    [Items("route")]
    public partial ElementList<Route> Routes { get; }

    /// <summary>Options handed to dnsmasq as they are.</summary>
    [Child("options", Namespace = LibvirtNamespace.DnsMasq)]
    public partial DnsMasqOptions DnsMasqOptions { get; set; }
}
