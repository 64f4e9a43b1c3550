using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How the guest CPU is chosen.</summary>
[OpenEnum("custom", "host-model", "host-passthrough", "maximum")]
public readonly partial record struct CpuMode;
