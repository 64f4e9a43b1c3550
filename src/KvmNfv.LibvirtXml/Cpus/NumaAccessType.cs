using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Kind of memory access.</summary>
[OpenEnum("access", "read", "write")]
public readonly partial record struct NumaAccessType;
