using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>The rules of placement, as data: every choice and every refusal names the one it comes from.</summary>
public enum PlacementRule
{
    /// <summary>An exclusive vCPU has a CPU that nobody else runs on.</summary>
    [JsonStringEnumMemberName("exclusive-cpu")]
    ExclusiveCpu,

    /// <summary>A real-time vCPU has an exclusive CPU that is neither CPU 0, nor beside a housekeeping or shared CPU on its core, nor
    /// beside others' emulator threads, and that is isolated where the policy wants it.</summary>
    [JsonStringEnumMemberName("realtime-cpu")]
    RealTimeCpu,

    /// <summary>Emulator threads and IOThreads are never on a real-time CPU or on a sibling of one.</summary>
    [JsonStringEnumMemberName("emulator-apart")]
    EmulatorApart,

    /// <summary>There is an online housekeeping CPU that nobody has for himself.</summary>
    [JsonStringEnumMemberName("housekeeping-cpu")]
    HousekeepingCpu,

    /// <summary>There is an online shared CPU that nobody has for himself.</summary>
    [JsonStringEnumMemberName("shared-cpu")]
    SharedCpu,

    /// <summary>The profile's SMT policy: whole cores where it wants them.</summary>
    [JsonStringEnumMemberName("smt")]
    Smt,

    /// <summary>A cell's memory is on the node of its exclusive CPUs, strictly, in pages that are free there.</summary>
    [JsonStringEnumMemberName("local-memory")]
    LocalMemory,

    /// <summary>Each guest cell has a NUMA node of its own.</summary>
    [JsonStringEnumMemberName("cell-node")]
    CellNode,

    /// <summary>Only online CPUs are used.</summary>
    [JsonStringEnumMemberName("online-cpu")]
    OnlineCpu,

    /// <summary>A vCPU has a core of the type that it wants.</summary>
    [JsonStringEnumMemberName("core-type")]
    CoreType,

    /// <summary>A device is free, and as near to its cell as the profile wants it.</summary>
    [JsonStringEnumMemberName("device")]
    Device,

    /// <summary>A share of a cache has contiguous ways of its own, outside those that devices write to, and a class of service.</summary>
    [JsonStringEnumMemberName("cache-share")]
    CacheShare,

    /// <summary>A share of memory bandwidth is not promised to others.</summary>
    [JsonStringEnumMemberName("memory-bandwidth")]
    MemoryBandwidth,
}
