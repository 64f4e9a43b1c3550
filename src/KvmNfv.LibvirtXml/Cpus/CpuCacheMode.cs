using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where a description of caches comes from.</summary>
[OpenEnum("emulate", "passthrough", "disable")]
public readonly partial record struct CpuCacheMode;
