using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>The CPUs that checks hold free of everything but guests, and who named them.</summary>
public sealed record IsolatedSet
{
    /// <summary>The CPUs; empty when nothing isolates any.</summary>
    public CpuSet Cpus { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>Who named them: <c>stated</c> by the caller, a kernel file, a cpuset partition, <c>none</c>, or <c>unknown</c>.</summary>
    public required string Origin { get; init; }
}
