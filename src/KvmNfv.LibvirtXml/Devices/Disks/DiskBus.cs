using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Bus of a disk.</summary>
[OpenEnum("ide", "fdc", "scsi", "virtio", "xen", "usb", "uml", "sata", "sd", "nvme")]
public readonly partial record struct DiskBus;
