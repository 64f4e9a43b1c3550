using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>What a vCPU is for, which decides the kind of CPU it gets.</summary>
public enum VCpuRole
{
    /// <summary>Floats over the host's shared CPUs, with other guests' vCPUs.</summary>
    [JsonStringEnumMemberName("shared")]
    Shared,

    /// <summary>Runs the guest's own management (interrupts, timers, shell) on the host's housekeeping CPUs, beside the emulator.</summary>
    [JsonStringEnumMemberName("housekeeping")]
    Housekeeping,

    /// <summary>Has a CPU to itself, with the normal scheduling class.</summary>
    [JsonStringEnumMemberName("dedicated")]
    Dedicated,

    /// <summary>Has a CPU to itself, isolated where the host isolates any, and runs there with SCHED_FIFO.</summary>
    [JsonStringEnumMemberName("realtime")]
    RealTime,
}
