using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What happens when a source is missing at start.</summary>
[OpenEnum("mandatory", "requisite", "optional")]
public readonly partial record struct StartupPolicy;
