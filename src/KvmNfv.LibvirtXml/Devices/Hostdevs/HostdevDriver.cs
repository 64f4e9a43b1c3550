using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Driver of the host for a device given to a guest.</summary>
[Element("driver")]
public sealed partial class HostdevDriver : VirtioDriver
{
    /// <summary><c>vfio</c>, <c>kvm</c> or <c>xen</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Name of the VFIO driver.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Whether IOMMUFD is used.</summary>
    [Attr("iommufd")]
    public partial bool? IommuFd { get; set; }
}
