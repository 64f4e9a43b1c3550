using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest sees of a disk.</summary>
[OpenEnum("disk", "cdrom", "floppy", "lun")]
public readonly partial record struct DiskDevice;
