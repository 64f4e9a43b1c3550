using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>When cache lines are written back.</summary>
[OpenEnum("none", "writeback", "writethrough")]
public readonly partial record struct CachePolicy;
