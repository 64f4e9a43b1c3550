using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>Settings that interfaces choose by name.</summary>
[Element("portgroup")]
public sealed partial class PortGroup : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether it is taken by those that choose none.</summary>
    [Attr("default")]
    public partial bool? Default { get; set; }

    /// <summary>Whether guests may change their filters on the host.</summary>
    [Attr("trustGuestRxFilters")]
    public partial bool? TrustGuestReceiveFilters { get; set; }

    /// <summary>VLAN tags.</summary>
    [Child("vlan")]
    public partial Vlan Vlan { get; set; }

    /// <summary>Identity towards a virtual switch.</summary>
    [Child("virtualport")]
    public partial VirtualPort VirtualPort { get; set; }

    /// <summary>Limits of traffic.</summary>
    [Child("bandwidth")]
    public partial Bandwidth Bandwidth { get; set; }
}
