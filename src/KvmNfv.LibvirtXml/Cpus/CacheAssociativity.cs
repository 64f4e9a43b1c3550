using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How cache lines are placed.</summary>
[OpenEnum("none", "direct", "full")]
public readonly partial record struct CacheAssociativity;
