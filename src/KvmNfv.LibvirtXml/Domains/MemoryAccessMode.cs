using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether writes to guest memory reach other processes.</summary>
[OpenEnum("shared", "private")]
public readonly partial record struct MemoryAccessMode;
