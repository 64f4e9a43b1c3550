using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>A host's rules for placing, the same for every VNF on it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PlacementPolicy
{
    /// <summary>The CPUs of the host's own tasks, of emulator threads, IOThreads and housekeeping vCPUs; never given to exclusive vCPUs.
    /// Null means the core of CPU 0 (of the lowest online CPU where CPU 0 is offline), where the kernel keeps its own housekeeping.</summary>
    public CpuSet? Housekeeping { get; init; }

    /// <summary>The CPUs that shared vCPUs float over; never given to exclusive vCPUs. Null means the housekeeping CPUs.</summary>
    public CpuSet? Shared { get; init; }

    /// <summary>Whether real-time vCPUs need isolated CPUs.</summary>
    public RealTimeIsolation Isolation { get; init; }
}
