using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Part of an interface in a team.</summary>
[OpenEnum("persistent", "transient")]
public readonly partial record struct TeamingType;
