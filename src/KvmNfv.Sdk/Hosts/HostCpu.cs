using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>One logical CPU (a hardware thread) of a host. A fact that its source doesn't tell is null.</summary>
public sealed record HostCpu
{
    /// <summary>The kernel's number of the CPU; sparse on some hosts.</summary>
    public required int Id { get; init; }

    /// <summary>Whether the kernel schedules on it. Only online CPUs are ever placed on.</summary>
    public required bool Online { get; init; }

    /// <summary>The physical package (socket) id; null where the platform has none, as on POWER guests.</summary>
    public int? Package { get; init; }

    /// <summary>The die id within the package.</summary>
    public int? Die { get; init; }

    /// <summary>The cluster id within the die: cores that share an L2 cache or a bus, on Arm and hybrid x86.</summary>
    public int? Cluster { get; init; }

    /// <summary>The core id, unique only within its package and die.</summary>
    public int? Core { get; init; }

    /// <summary>All hardware threads of the same core, this CPU included. Never empty.</summary>
    public required CpuSet Siblings { get; init; }

    /// <summary>The NUMA node that the CPU belongs to; null for a CPU of no node (offline ones mostly). Where a recording puts a CPU in
    /// several nodes, the one with the fewest CPUs, then the lowest id.</summary>
    public int? Node { get; init; }

    /// <summary>Whether the CPU is out of the scheduler's load balancing (<c>isolcpus=</c> or an isolated cpuset partition).</summary>
    public bool Isolated { get; init; }

    /// <summary>Whether the kernel stops its tick there while one task runs (<c>nohz_full=</c>).</summary>
    public bool NoHzFull { get; init; }

    /// <summary>Relative computing capacity, 1024 for the host's fastest core; told on Arm and RISC-V and on hybrid x86 from Linux 6.12.</summary>
    public int? Capacity { get; init; }

    /// <summary>The frequency that the core can reach at most, in kHz, turbo included (<c>cpuinfo_max_freq</c>).</summary>
    public int? MaxKHz { get; init; }

    /// <summary>The least frequency that the core can be set to, in kHz (<c>cpuinfo_min_freq</c>).</summary>
    public int? MinKHz { get; init; }

    /// <summary>The frequency that the core keeps whatever the others do, in kHz (<c>base_frequency</c>); told by Intel's driver.</summary>
    public int? BaseKHz { get; init; }

    /// <summary>The kernel's frequency driver, such as <c>intel_pstate</c>.</summary>
    public string? FrequencyDriver { get; init; }

    /// <summary>How the driver chooses frequencies at the time of reading, such as <c>performance</c>.</summary>
    public string? FrequencyGovernor { get; init; }

    /// <summary>The book that holds the package, on IBM Z.</summary>
    public int? Book { get; init; }

    /// <summary>The drawer that holds the book, on IBM Z.</summary>
    public int? Drawer { get; init; }

    /// <summary>The kernel's name of the core type on hybrid x86 hosts, such as <c>intel_core</c> or <c>intel_atom</c>; on Arm hosts of more
    /// than one kind the core's name, such as <c>Cortex-A715</c>; null where all cores are of one kind.</summary>
    public string? CoreType { get; init; }
}
