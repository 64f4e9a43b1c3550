using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether a guest gets a feature.</summary>
[OpenEnum("force", "require", "optional", "disable", "forbid")]
public readonly partial record struct CpuFeaturePolicy;
