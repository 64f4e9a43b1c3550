using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>One thread of a running QEMU as the kernel shows it.</summary>
public sealed record ThreadActual
{
    /// <summary>The thread's id.</summary>
    public required int ThreadId { get; init; }

    /// <summary>Its name (<c>comm</c>), at most 15 bytes.</summary>
    public required string Name { get; init; }

    /// <summary>The CPUs it may run on, cpuset included (<c>Cpus_allowed_list</c>).</summary>
    public required CpuSet Affinity { get; init; }

    /// <summary>Its scheduling policy.</summary>
    public required SchedulingPolicy Policy { get; init; }

    /// <summary>Its real-time priority, 1 to 99; 0 for normal policies.</summary>
    public required int Priority { get; init; }

    /// <summary>The kernel's letter for its state: <c>R</c> runs, <c>S</c> sleeps ...</summary>
    public required char State { get; init; }

    /// <summary>The CPU time that a cgroup allows it, the tightest of them; null when none limits it.</summary>
    public CpuQuota? Quota { get; init; }
}
