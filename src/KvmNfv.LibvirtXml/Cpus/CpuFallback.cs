using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether a simpler model may stand in.</summary>
[OpenEnum("allow", "forbid")]
public readonly partial record struct CpuFallback;
