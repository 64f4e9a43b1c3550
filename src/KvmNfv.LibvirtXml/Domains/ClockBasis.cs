using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What a clock's adjustment is relative to.</summary>
[OpenEnum("utc", "localtime")]
public readonly partial record struct ClockBasis;
