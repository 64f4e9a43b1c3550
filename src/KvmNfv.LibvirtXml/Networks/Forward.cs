using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>How packets leave a network.</summary>
[Element("forward")]
public sealed partial class Forward : Element
{
    /// <summary>The way.</summary>
    [Attr("mode")]
    public partial ForwardMode? Mode { get; set; }

    /// <summary>Device of the host.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>Whether libvirt takes SR-IOV functions from the host.</summary>
    [Attr("managed")]
    public partial bool? Managed { get; set; }

    /// <summary>Driver for SR-IOV functions.</summary>
    [Child("driver")]
    public partial ForwardDriver Driver { get; set; }

    /// <summary>SR-IOV functions whose virtual functions are handed out.</summary>
    [Items("pf")]
    public partial ElementList<ForwardDevice> PhysicalFunctions { get; }

    /// <summary>Address translation.</summary>
    [Child("nat")]
    public partial Nat Nat { get; set; }

    /// <summary>Devices of the host handed out.</summary>
    [Items("interface")]
    public partial ElementList<ForwardDevice> Interfaces { get; }

    /// <summary>SR-IOV functions handed out.</summary>
    [Items("address")]
    public partial ElementList<ForwardAddress> Addresses { get; }
}
