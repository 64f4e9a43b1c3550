using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A namespace of an NVMe device driven by QEMU itself.</summary>
[Element("source")]
[Variant("nvme")]
public sealed partial class DiskNvmeSource : DiskSource
{
    /// <summary><c>pci</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Whether libvirt takes the device from the host.</summary>
    [Attr("managed")]
    public partial bool? Managed { get; set; }

    /// <summary>Number of the namespace.</summary>
    [Attr("namespace")]
    public partial ulong? Namespace { get; set; }

    /// <summary>Place on the host's PCI bus.</summary>
    [Child("address")]
    public partial PciSourceAddress Address { get; set; }
}
