using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Placement;

/// <summary>What a host's CPUs and memory are promised to already. Compares by value; safe to share between threads.</summary>
public sealed record HostUsage
{
    /// <summary>Nothing runs.</summary>
    public static HostUsage None { get; } = new();

    /// <summary>CPUs that others have for themselves: their exclusive vCPUs, dedicated emulator CPUs, and threads kept empty.</summary>
    public CpuSet Exclusive { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>Those of <see cref="Exclusive"/> that run real-time vCPUs: no emulator thread may come to a sibling of one.</summary>
    public CpuSet RealTime { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>CPUs on which others' emulator threads, IOThreads or unpinned vCPUs run: not for exclusive vCPUs, and their siblings not
    /// for real-time ones.</summary>
    public CpuSet Floating { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>Memory promised and not yet allocated; what runs already is missing from the topology's free counts, so don't list it here.
    /// Kept ascending by node and page size, one entry each.</summary>
    public EquatableList<NodeUsage> Memory
    {
        get;
        init => field = (value ?? []).GroupBy(m => (m.Node, m.PageSize)).OrderBy(g => g.Key.Node).ThenBy(g => g.Key.PageSize)
            .Select(g => new NodeUsage(g.Key.Node, g.Key.PageSize, new MemorySize(g.Aggregate(0UL, (sum, m) => checked(sum + m.Memory.Bytes)))))
            .ToEquatableList();
    } = [];

    /// <summary>PCI devices that others have.</summary>
    public EquatableList<PciAddress> Devices { get; init => field = (value ?? []).Distinct().Order().ToEquatableList(); } = [];

    /// <summary>Cache that others have alone, ascending by level, cache and type.</summary>
    public EquatableList<CacheReservation> Caches
    {
        get;
        init => field = (value ?? []).OrderBy(c => c.Level).ThenBy(c => c.CacheId).ThenBy(c => c.Type).ThenBy(c => c.Mask).ToEquatableList();
    } = [];

    /// <summary>Memory bandwidth promised to others, ascending by controller, one entry each.</summary>
    public EquatableList<BandwidthReservation> Bandwidths
    {
        get;
        init => field = (value ?? []).GroupBy(b => b.ControllerId).OrderBy(g => g.Key)
            .Select(g => new BandwidthReservation(g.Key, g.Sum(b => b.Percent))).ToEquatableList();
    } = [];

    /// <summary>Resctrl groups, so classes of service, that others have beside the default one.</summary>
    public int ResourceGroups { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a host usage.</exception>
    public static HostUsage FromJson(string json) => SdkJson.Read(json, SdkJson.Context.HostUsage);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.HostUsage);

    /// <summary>This usage and a plan's, as if the plan had been carried out but not yet allocated.</summary>
    public HostUsage With(PlacementPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return this with
        {
            Exclusive = Exclusive | plan.ExclusiveCpus,
            RealTime = RealTime | plan.RealTimeCpus,
            Floating = Floating | plan.FloatingCpus,
            Memory = [.. Memory, .. plan.Cells.Select(c => new NodeUsage(c.Node, c.PageSize, c.Memory))],
            Devices = [.. Devices, .. plan.Devices.Select(d => d.Address)],
            Caches = [.. Caches, .. plan.Shares.SelectMany(s => s.Caches)],
            Bandwidths = [.. Bandwidths, .. plan.Shares.SelectMany(s => s.Bandwidths)],
            ResourceGroups = ResourceGroups + plan.Shares.Count,
        };
    }

    internal MemorySize Promised(int node, MemorySize pageSize)
    {
        foreach (var entry in Memory)
        {
            if (entry.Node == node && entry.PageSize == pageSize)
                return entry.Memory;
        }

        return MemorySize.Zero;
    }
}
