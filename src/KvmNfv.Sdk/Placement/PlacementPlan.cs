using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Where everything of a VNF runs on one host, with the reason for each choice. Immutable, compares by value; the same profile, host,
/// usage and policy give the same plan.
/// </summary>
public sealed record PlacementPlan : PlacementResult
{
    /// <summary>Every vCPU, ascending by number.</summary>
    public required EquatableList<VCpuPlacement> VCpus { get; init; }

    /// <summary>QEMU's own threads.</summary>
    public required EmulatorPlacement Emulator { get; init; }

    /// <summary>Every IOThread, ascending by id.</summary>
    public required EquatableList<IoThreadPlacement> IoThreads { get; init; }

    /// <summary>Every guest NUMA cell, ascending by number.</summary>
    public required EquatableList<CellPlacement> Cells { get; init; }

    /// <summary>The devices, in the order of the profile.</summary>
    public EquatableList<DevicePlacement> Devices { get; init => field = value ?? []; } = [];

    /// <summary>Shares of cache and memory bandwidth, in the order of the profile.</summary>
    public EquatableList<ResourceReservation> Shares { get; init => field = value ?? []; } = [];

    /// <summary>Threads that stay empty because the SMT policy wants the core for this VNF alone.</summary>
    public CpuSet IdleCpus { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>How good the plan is by the objective; lower is better, the first difference decides.</summary>
    public required PlacementScore Score { get; init; }

    /// <summary>The CPUs of real-time vCPUs.</summary>
    [JsonIgnore]
    public CpuSet RealTimeCpus => Union(VCpus.Where(v => v.Role == VCpuRole.RealTime).Select(v => v.Cpus));

    /// <summary>Every CPU that the VNF has for itself: real-time, dedicated, the emulator's and IOThreads' own, and the idle threads.</summary>
    [JsonIgnore]
    public CpuSet ExclusiveCpus =>
        Union(VCpus.Where(v => v.Role is VCpuRole.RealTime or VCpuRole.Dedicated).Select(v => v.Cpus)) | IdleCpus
        | (Emulator.Exclusive ? Emulator.Cpus : CpuSet.Empty) | Union(IoThreads.Where(t => t.Exclusive).Select(t => t.Cpus));

    /// <summary>Every CPU on which the VNF's emulator, IOThreads or floating vCPUs may run.</summary>
    [JsonIgnore]
    public CpuSet FloatingCpus => Emulator.Cpus | Union(IoThreads.Select(t => t.Cpus))
        | Union(VCpus.Where(v => v.Role is VCpuRole.Shared or VCpuRole.Housekeeping).Select(v => v.Cpus));

    /// <summary>The host nodes that the guest's memory is on.</summary>
    [JsonIgnore]
    public CpuSet Nodes => CpuSet.From(Cells.Select(c => c.Node));

    private static CpuSet Union(IEnumerable<CpuSet> sets) => sets.Aggregate(CpuSet.Empty, (all, set) => all | set);
}
