namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// What the host's CPUs can limit and measure of caches and memory bandwidth (Intel RDT, AMD QoS, Arm MPAM), and how it is divided now: the
/// kernel's resctrl file system.
/// </summary>
public sealed record ResctrlInfo
{
    /// <summary>Whether the file system is mounted. When it is not, the CPUs may be able to, but nothing here is known.</summary>
    public bool Mounted { get; init; }

    /// <summary>What can be allocated of caches, ascending by level and type; empty without cache allocation (CAT).</summary>
    public EquatableList<ResctrlCache> Caches { get; init => field = [.. (value ?? []).OrderBy(c => c.Level).ThenBy(c => c.Type)]; } = [];

    /// <summary>What can be allocated of memory bandwidth (MBA); null without it.</summary>
    public ResctrlBandwidth? MemoryBandwidth { get; init; }

    /// <summary>What can be measured; null without monitoring.</summary>
    public ResctrlMonitoring? Monitoring { get; init; }

    /// <summary>The groups that exist, the root group with the empty name first, then in ordinal order.</summary>
    public EquatableList<ResctrlGroup> Groups { get; init => field = [.. (value ?? []).OrderBy(g => g.Name, StringComparer.Ordinal)]; } = [];
}
