using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What a tuning plan is to reach.</summary>
public sealed record TuningOptions
{
    /// <summary>What the host is to be tuned for.</summary>
    public ReadinessProfile Profile { get; init; }

    /// <summary>The CPUs to keep free of everything but guests; null lets the planner choose and explain.</summary>
    public CpuSet? Isolate { get; init; }

    /// <summary>
    /// The huge pages to set aside; null keeps the pools that exist, and where there are none proposes half the memory of each node that has
    /// isolated CPUs. An empty list leaves huge pages alone.
    /// </summary>
    public EquatableList<HugePageRequest>? HugePages { get; init; }
}
