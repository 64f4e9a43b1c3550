using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What a cache holds.</summary>
[OpenEnum("both", "code", "data", "unified", "instruction")]
public readonly partial record struct CacheContent;
