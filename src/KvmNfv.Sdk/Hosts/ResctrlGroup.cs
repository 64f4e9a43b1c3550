using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>One class of service as it is set now: a folder of resctrl.</summary>
public sealed record ResctrlGroup
{
    /// <summary>The folder's name; empty for the root group, to which everything belongs that is in no other.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>How its ways are held: <c>shareable</c>, <c>exclusive</c>, <c>pseudo-locked</c> ...; null before Linux 4.19.</summary>
    public string? Mode { get; init; }

    /// <summary>The CPUs that belong to the group whatever runs on them.</summary>
    public CpuSet Cpus { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>The ways that it may fill, ascending by level, type and cache.</summary>
    public EquatableList<CacheShare> Caches
    {
        get;
        init => field = [.. (value ?? []).OrderBy(c => c.Level).ThenBy(c => c.Type).ThenBy(c => c.CacheId)];
    } = [];

    /// <summary>The memory bandwidth that it may use, ascending by cache.</summary>
    public EquatableList<BandwidthShare> Bandwidth { get; init => field = [.. (value ?? []).OrderBy(b => b.CacheId)]; } = [];
}
