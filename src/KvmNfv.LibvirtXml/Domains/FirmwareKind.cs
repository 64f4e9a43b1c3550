using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Kind of firmware.</summary>
[OpenEnum("bios", "efi")]
public readonly partial record struct FirmwareKind;
