using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>When the host provides guest memory.</summary>
[OpenEnum("immediate", "ondemand")]
public readonly partial record struct MemoryAllocationMode;
