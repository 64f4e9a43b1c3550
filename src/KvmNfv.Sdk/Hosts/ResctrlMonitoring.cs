namespace KvmNfv.Sdk.Hosts;

/// <summary>What can be measured of the last-level cache and memory bandwidth (files of <c>info/L3_MON</c> in resctrl).</summary>
public sealed record ResctrlMonitoring
{
    /// <summary>How many groups can be measured at once, the root group included (<c>num_rmids</c>).</summary>
    public int MaxRmids { get; init; }

    /// <summary>The kernel's names of what is measured: <c>llc_occupancy</c>, <c>mbm_total_bytes</c>, <c>mbm_local_bytes</c>.</summary>
    public EquatableList<string> Features { get; init => field = value ?? []; } = [];

    /// <summary>The occupancy in bytes below which a freed id is used again (<c>max_threshold_occupancy</c>); null when unknown.</summary>
    public ulong? ThresholdOccupancy { get; init; }
}
