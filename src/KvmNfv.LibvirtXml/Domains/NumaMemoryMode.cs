using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How binding the host nodes are.</summary>
[OpenEnum("strict", "preferred", "interleave", "restrictive")]
public readonly partial record struct NumaMemoryMode;
