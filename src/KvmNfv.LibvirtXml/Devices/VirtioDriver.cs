using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Options that virtio devices share.</summary>
[Element("driver")]
public abstract partial class VirtioDriver : Element
{
    /// <summary>Whether the device goes through the guest's IOMMU.</summary>
    [Attr("iommu", OnOff = true)]
    public partial bool? Iommu { get; set; }

    /// <summary>Whether the device caches translations.</summary>
    [Attr("ats", OnOff = true)]
    public partial bool? AddressTranslation { get; set; }

    /// <summary>Packed virtqueues.</summary>
    [Attr("packed", OnOff = true)]
    public partial bool? Packed { get; set; }

    /// <summary>A page of registers for each queue.</summary>
    [Attr("page_per_vq", OnOff = true)]
    public partial bool? PagePerQueue { get; set; }
}
