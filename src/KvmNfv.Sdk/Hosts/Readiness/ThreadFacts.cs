using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>One thread of the machine, from /proc/PID/task/TID/{stat,status}.</summary>
internal sealed record ThreadFacts
{
    // include/linux/sched.h
    private const uint KernelThread = 0x0020_0000;
    private const uint NoSetAffinity = 0x0400_0000;

    public required int ProcessId { get; init; }

    public required int ThreadId { get; init; }

    public required string Name { get; init; }

    /// <summary>The kernel's flags of the task, field 9 of stat.</summary>
    public required uint Flags { get; init; }

    /// <summary>Field 40 of stat: 1 to 99 for SCHED_FIFO and SCHED_RR, else 0.</summary>
    public required int RealTimePriority { get; init; }

    /// <summary>Field 41 of stat.</summary>
    public required SchedulerClass Policy { get; init; }

    /// <summary>Cpus_allowed_list of status.</summary>
    public required CpuSet Allowed { get; init; }

    public string Folder => $"/proc/{ProcessId}/task/{ThreadId}";

    public bool IsKernel => (Flags & KernelThread) != 0;

    /// <summary>Whether it belongs to its CPU and can't be moved: ksoftirqd/3, cpuhp/3, bound workers.</summary>
    public bool IsBound => (Flags & NoSetAffinity) != 0;

    public override string ToString() => $"{Name} ({ThreadId})";
}
