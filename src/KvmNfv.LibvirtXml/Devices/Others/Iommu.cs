using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An IOMMU that the guest sees.</summary>
[Element("iommu", Order = "driver alias address acpi")]
public sealed partial class Iommu : Device
{
    /// <summary><c>intel</c>, <c>smmuv3</c>, <c>virtio</c>, <c>amd</c> or <c>smmuv3Dev</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Options.</summary>
    [Child("driver")]
    public partial IommuDriver Driver { get; set; }
}
