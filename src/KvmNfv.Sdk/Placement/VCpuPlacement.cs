using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Where one vCPU runs.</summary>
public sealed record VCpuPlacement
{
    /// <summary>The vCPU's number.</summary>
    public required int VCpu { get; init; }

    /// <summary>The guest NUMA cell that it belongs to.</summary>
    public required int Cell { get; init; }

    /// <summary>What it is for.</summary>
    public required VCpuRole Role { get; init; }

    /// <summary>The CPUs it may run on: exactly one for an exclusive vCPU.</summary>
    public required CpuSet Cpus { get; init; }

    /// <summary>The SCHED_FIFO priority; null for the normal scheduling class.</summary>
    public int? FifoPriority { get; init; }

    /// <summary>Why these CPUs.</summary>
    public required PlacementReason Reason { get; init; }
}
