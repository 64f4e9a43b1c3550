using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>How packets leave a network.</summary>
[OpenEnum("nat", "route", "open", "bridge", "private", "vepa", "passthrough", "hostdev")]
public readonly partial record struct ForwardMode;
