using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What a guest's clock follows.</summary>
[OpenEnum("utc", "localtime", "timezone", "variable", "absolute")]
public readonly partial record struct ClockOffset;
