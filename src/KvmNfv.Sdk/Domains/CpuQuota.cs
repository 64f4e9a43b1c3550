namespace KvmNfv.Sdk.Domains;

/// <summary>A limit that a cgroup sets to the CPU time of its threads: so much of each period, then they stop until the next.</summary>
/// <param name="Cgroup">The cgroup's path below its hierarchy.</param>
/// <param name="QuotaMicroseconds">The CPU time in each period.</param>
/// <param name="PeriodMicroseconds">The period.</param>
public sealed record CpuQuota(string Cgroup, long QuotaMicroseconds, long PeriodMicroseconds);
