using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Who chooses host CPUs.</summary>
[OpenEnum("static", "auto")]
public readonly partial record struct VcpuPlacement;
