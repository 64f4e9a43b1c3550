using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How near the host must come to a custom CPU.</summary>
[OpenEnum("minimum", "exact", "strict")]
public readonly partial record struct CpuMatch;
