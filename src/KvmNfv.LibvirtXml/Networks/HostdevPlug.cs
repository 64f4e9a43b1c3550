using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>An SR-IOV function.</summary>
[Element("plug")]
[Variant("hostdev-pci")]
public sealed partial class HostdevPlug : NetworkPlug
{
    /// <summary>Whether libvirt takes it from the host.</summary>
    [Attr("managed")]
    public partial bool? Managed { get; set; }

    /// <summary>Driver of the host.</summary>
    [Attr("name", On = "driver")]
    public partial string? DriverName { get; set; }

    /// <summary>Name of the VFIO driver.</summary>
    [Attr("model", On = "driver")]
    public partial string? DriverModel { get; set; }

    /// <summary>Whether IOMMUFD is used.</summary>
    [Attr("iommufd", On = "driver")]
    public partial bool? DriverIommuFd { get; set; }

    /// <summary>Its place.</summary>
    [Child("address")]
    public partial PciSourceAddress Address { get; set; }
}
