using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where physical address bits come from.</summary>
[OpenEnum("passthrough", "emulate")]
public readonly partial record struct MaxPhysicalAddressMode;
