using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How libvirt checks the CPU a guest got.</summary>
[OpenEnum("none", "partial", "full")]
public readonly partial record struct CpuCheck;
