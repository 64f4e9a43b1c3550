using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where guest memory comes from.</summary>
[OpenEnum("file", "anonymous", "memfd")]
public readonly partial record struct MemorySourceType;
