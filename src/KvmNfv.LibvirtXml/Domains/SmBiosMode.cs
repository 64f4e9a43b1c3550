using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where SMBIOS tables come from.</summary>
[OpenEnum("emulate", "host", "sysinfo")]
public readonly partial record struct SmBiosMode;
