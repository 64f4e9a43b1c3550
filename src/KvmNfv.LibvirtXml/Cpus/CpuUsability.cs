using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether a host can run a CPU model; old releases of QEMU do not tell.</summary>
[OpenEnum("yes", "no", "unknown")]
public readonly partial record struct CpuUsability;
