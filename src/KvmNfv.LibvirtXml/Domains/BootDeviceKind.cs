using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Kind of device to boot from.</summary>
[OpenEnum("fd", "hd", "cdrom", "network")]
public readonly partial record struct BootDeviceKind;
