using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What a network made of an interface of a running guest; in libvirt's status files only.</summary>
[Element("actual", Order = "source virtualport vlan class bandwidth port")]
public sealed partial class ActualInterface : Element
{
    /// <summary>How it is connected in fact.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Whether libvirt takes the device from the host, for SR-IOV functions.</summary>
    [Attr("managed")]
    public partial bool? Managed { get; set; }

    /// <summary>Whether the guest may change its filters on the host.</summary>
    [Attr("trustGuestRxFilters")]
    public partial bool? TrustGuestReceiveFilters { get; set; }

    /// <summary>The bridge, device or function.</summary>
    [Child("source")]
    public partial ActualInterfaceSource Source { get; set; }

    /// <summary>Identity towards a virtual switch.</summary>
    [Child("virtualport")]
    public partial VirtualPort VirtualPort { get; set; }

    /// <summary>VLAN tags.</summary>
    [Child("vlan")]
    public partial Vlan Vlan { get; set; }

    /// <summary>Class of traffic on the bridge.</summary>
    [Attr("id", On = "class")]
    public partial uint? TrafficClass { get; set; }

    /// <summary>Limits of traffic.</summary>
    [Child("bandwidth")]
    public partial Bandwidth Bandwidth { get; set; }

    /// <summary>Whether guests cannot reach each other on the bridge.</summary>
    [Attr("isolated", On = "port")]
    public partial bool? IsolatedPort { get; set; }
}
