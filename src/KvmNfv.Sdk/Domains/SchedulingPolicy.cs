using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Domains;

/// <summary>A scheduling policy of Linux, with the kernel's numbers (include/uapi/linux/sched.h). Other numbers may come from newer kernels.</summary>
public enum SchedulingPolicy
{
    /// <summary>SCHED_OTHER, the normal one.</summary>
    [JsonStringEnumMemberName("other")]
    Other = 0,

    /// <summary>SCHED_FIFO: runs until it sleeps.</summary>
    [JsonStringEnumMemberName("fifo")]
    Fifo = 1,

    /// <summary>SCHED_RR: as FIFO, in turns among equals.</summary>
    [JsonStringEnumMemberName("rr")]
    RoundRobin = 2,

    /// <summary>SCHED_BATCH.</summary>
    [JsonStringEnumMemberName("batch")]
    Batch = 3,

    /// <summary>SCHED_IDLE.</summary>
    [JsonStringEnumMemberName("idle")]
    Idle = 5,

    /// <summary>SCHED_DEADLINE.</summary>
    [JsonStringEnumMemberName("deadline")]
    Deadline = 6,

    /// <summary>SCHED_EXT: a scheduler loaded as BPF.</summary>
    [JsonStringEnumMemberName("ext")]
    Ext = 7,
}
