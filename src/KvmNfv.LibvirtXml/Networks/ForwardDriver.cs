using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>Driver of the host for SR-IOV functions.</summary>
[Element("driver")]
public sealed partial class ForwardDriver : Element
{
    /// <summary>Whether IOMMUFD is used.</summary>
    [Attr("iommufd")]
    public partial bool? IommuFd { get; set; }

    /// <summary><c>vfio</c> or <c>kvm</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Name of the VFIO driver.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }
}
