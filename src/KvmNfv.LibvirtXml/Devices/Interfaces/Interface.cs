using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A network interface of a guest.</summary>
[Element("interface", Order =
    "mac source virtualport ip route portForward bandwidth vlan target guest model script downscript backenddomain "
    + "driver backend filterref filter tune link mtu coalesce port teaming rom boot alias acpi address")]
[Family("type",
    typeof(NetworkInterface),
    typeof(BridgeInterface),
    typeof(DirectInterface),
    typeof(EthernetInterface),
    typeof(UserInterface),
    typeof(VhostUserInterface),
    typeof(HostdevInterface),
    typeof(VdpaInterface),
    typeof(InternalInterface),
    typeof(McastInterface),
    typeof(ServerInterface),
    typeof(ClientInterface),
    typeof(UdpInterface),
    typeof(NullInterface),
    typeof(VdsInterface),
    typeof(UnknownInterface))]
public abstract partial class Interface : Device
{
    /// <summary>How it is connected; the class says it too.</summary>
    [Attr("type")]
    public partial string? Type { get; }

    /// <summary>Whether libvirt takes the device from the host, for SR-IOV functions.</summary>
    [Attr("managed")]
    public partial bool? Managed { get; set; }

    /// <summary>Whether the guest may change its filters on the host.</summary>
    [Attr("trustGuestRxFilters")]
    public partial bool? TrustGuestReceiveFilters { get; set; }

    /// <summary>Ethernet address.</summary>
    [Child("mac")]
    public partial InterfaceMac Mac { get; set; }

    /// <summary>Identity towards a virtual switch.</summary>
    [Child("virtualport")]
    public partial VirtualPort VirtualPort { get; set; }

    /// <summary>Addresses inside the guest.</summary>
    [Items("ip")]
    public partial ElementList<IpAddressElement> IpAddresses { get; }

    /// <summary>Routes inside the guest.</summary>
    [Items("route")]
    public partial ElementList<Route> Routes { get; }

    /// <summary>Ports of the host that lead into the guest, by passt.</summary>
    [Items("portForward")]
    public partial ElementList<PortForward> PortForwards { get; }

    /// <summary>Limits of traffic.</summary>
    [Child("bandwidth")]
    public partial Bandwidth Bandwidth { get; set; }

    /// <summary>VLAN tags.</summary>
    [Child("vlan")]
    public partial Vlan Vlan { get; set; }

    /// <summary>Name of the device on the host.</summary>
    [Child("target")]
    public partial InterfaceTarget Target { get; set; }

    /// <summary>Name of the device in the guest.</summary>
    [Child("guest")]
    public partial InterfaceGuest Guest { get; set; }

    /// <summary>What the guest sees.</summary>
    [Child("model")]
    public partial InterfaceModel Model { get; set; }

    /// <summary>Program that brings it up.</summary>
    [Child("script")]
    public partial InterfaceScript Script { get; set; }

    /// <summary>Program that takes it down.</summary>
    [Child("downscript")]
    public partial InterfaceScript DownScript { get; set; }

    /// <summary>Xen domain that provides it.</summary>
    [Attr("name", On = "backenddomain")]
    public partial string? BackendDomain { get; set; }

    /// <summary>Queues, offloads and options.</summary>
    [Child("driver")]
    public partial InterfaceDriver Driver { get; set; }

    /// <summary>Who moves the packets on the host.</summary>
    [Child("backend")]
    public partial InterfaceBackend Backend { get; set; }

    /// <summary>Network filter and its parameters.</summary>
    [Child("filterref")]
    public partial FilterReference FilterReference { get; set; }

    /// <summary>Size of the host's buffer.</summary>
    [Child("tune")]
    public partial InterfaceTune Tune { get; set; }

    /// <summary>Whether the link is up.</summary>
    [Attr("state", On = "link")]
    public partial LinkState? LinkState { get; set; }

    /// <summary>Largest packet in bytes.</summary>
    [Attr("size", On = "mtu")]
    public partial uint? Mtu { get; set; }

    /// <summary>How receive interrupts are merged.</summary>
    [Child("coalesce")]
    public partial Coalesce Coalesce { get; set; }

    /// <summary>Whether guests cannot reach each other on the bridge.</summary>
    [Attr("isolated", On = "port")]
    public partial bool? IsolatedPort { get; set; }

    /// <summary>Which interface takes over during migration.</summary>
    [Child("teaming")]
    public partial Teaming Teaming { get; set; }

    /// <summary>The device's boot ROM.</summary>
    [Child("rom")]
    public partial DeviceRom Rom { get; set; }
}
