using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>State of a link.</summary>
[OpenEnum("up", "down", "default")]
public readonly partial record struct LinkState;
