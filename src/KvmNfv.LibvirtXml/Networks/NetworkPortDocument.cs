using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A guest interface's use of a network.</summary>
[Element("networkport", Order = "uuid owner group mac virtualport bandwidth vlan port rxfilters plug")]
[Document]
public sealed partial class NetworkPortDocument : Document
{
    /// <summary>Identity.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>The guest.</summary>
    [Child("owner")]
    public partial NetworkPortOwner Owner { get; set; }

    /// <summary>Port group.</summary>
    [Text("group")]
    public partial string? Group { get; set; }

    /// <summary>Ethernet address of the interface.</summary>
    [Attr("address", On = "mac")]
    public partial MacAddress? Mac { get; set; }

    /// <summary>Identity towards a virtual switch.</summary>
    [Child("virtualport")]
    public partial VirtualPort VirtualPort { get; set; }

    /// <summary>Limits of traffic.</summary>
    [Child("bandwidth")]
    public partial Bandwidth Bandwidth { get; set; }

    /// <summary>VLAN tags.</summary>
    [Child("vlan")]
    public partial Vlan Vlan { get; set; }

    /// <summary>Whether guests cannot reach each other on the bridge.</summary>
    [Attr("isolated", On = "port")]
    public partial bool? IsolatedPort { get; set; }

    /// <summary>Whether the guest may change its filters on the host.</summary>
    [Attr("trustGuest", On = "rxfilters")]
    public partial bool? TrustGuestReceiveFilters { get; set; }

    /// <summary>What the interface is connected to.</summary>
    [Child("plug")]
    public partial NetworkPlug? Plug { get; set; }
}
