using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Which CPUs are for guests and which for the host, and why.</summary>
internal sealed record IsolationChoice(CpuSet Isolated, CpuSet Housekeeping, EquatableList<string> Reasons);
