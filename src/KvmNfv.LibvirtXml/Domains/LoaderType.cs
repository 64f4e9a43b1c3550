using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How firmware is mapped.</summary>
[OpenEnum("rom", "pflash")]
public readonly partial record struct LoaderType;
