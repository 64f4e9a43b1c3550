using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Who chooses a security label.</summary>
[OpenEnum("dynamic", "static", "none")]
public readonly partial record struct SecurityLabelType;
