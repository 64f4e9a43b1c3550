using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>A host with the policy and its usage laid over it: what is free, and for whom.</summary>
internal sealed class HostMap
{
    private readonly Dictionary<CoreKind, int> _kinds = [];
    private readonly CpuSet _noEmulator;

    public HostMap(HostLayout layout, HostUsage usage)
    {
        (Layout, Usage) = (layout, usage);
        _noEmulator = usage.RealTime;
        Housekeeping = Usable(layout.HousekeepingCpus);
        Shared = layout.SharedCpus == layout.HousekeepingCpus ? Housekeeping : Usable(layout.SharedCpus);
        Nodes = [.. layout.Nodes.Select(Overlay)];
        var near = Housekeeping.Select(layout.NodeOf).Where(n => n >= 0).Distinct().ToArray();
        DistanceToHousekeeping = [.. Nodes.Select(n => near.Length == 0 ? 0 : near.Min(h => layout.Distances[n.Index, h]))];
    }

    public HostLayout Layout { get; }
    public HostUsage Usage { get; }

    /// <summary>Usable housekeeping CPUs: online, nobody's own, and not beside somebody's real-time vCPU.</summary>
    public CpuSet Housekeeping { get; }

    /// <summary>Usable shared CPUs.</summary>
    public CpuSet Shared { get; }

    public NodeMap[] Nodes { get; }

    /// <summary>From each node, by index, to the nearest usable housekeeping CPU's node.</summary>
    public int[] DistanceToHousekeeping { get; }

    /// <summary>The CPUs of a pool on the nodes given (by index), or on the node nearest to the first of them.</summary>
    public CpuSet Near(CpuSet pool, ReadOnlySpan<int> nodes)
    {
        var local = CpuSet.Empty;
        foreach (var node in nodes)
            local |= pool & Nodes[node].Cpus;
        if (!local.IsEmpty)
            return local;
        var first = nodes[0];
        var nearest = pool.Select(Layout.NodeOf).Where(n => n >= 0).Distinct()
            .OrderBy(n => Layout.Distances[first, n]).ThenBy(n => n).Select(n => pool & Nodes[n].Cpus).FirstOrDefault();
        return nearest ?? pool;
    }

    private CpuSet Usable(CpuSet pool)
    {
        var usable = (pool & Layout.Online) - Usage.Exclusive;
        if (_noEmulator.IsEmpty)
            return usable;
        foreach (var siblings in Layout.Siblings)
        {
            if (siblings.Overlaps(usable) && siblings.Overlaps(_noEmulator))
                usable -= siblings;
        }

        return usable;
    }

    private NodeMap Overlay(NodeLayout node)
    {
        var packages = new DomainMap[node.Packages.Length][];
        var cores = new List<CoreMap>();
        for (var p = 0; p < packages.Length; p++)
        {
            var domains = new List<DomainMap>(node.Packages[p].Length);
            foreach (var domain in node.Packages[p])
            {
                cores.Clear();
                foreach (var core in domain.Cores)
                {
                    if (Overlay(core) is { } map)
                        cores.Add(map);
                }

                if (cores.Count > 0)
                    domains.Add(new DomainMap(domain, [.. cores]));
            }

            packages[p] = [.. domains];
        }

        return new NodeMap(node, packages);
    }

    private CoreMap? Overlay(CoreLayout core)
    {
        var taken = 0;
        foreach (var cpu in core.Threads)
            taken += IsTaken(cpu) ? 1 : 0;
        if (taken == core.Threads.Length)
            return null;
        var free = taken == 0 ? core.Threads : [.. core.Threads.Where(c => !IsTaken(c))];
        var quiet = core.Quiet && !core.Siblings.Overlaps(Usage.Floating);
        var (realTime, isolated, both) = (0, 0, 0);
        foreach (var cpu in free)
        {
            var may = MayBeRealTime(cpu, quiet);
            var alone = Layout.Isolated.Contains(cpu);
            realTime += may ? 1 : 0;
            isolated += alone ? 1 : 0;
            both += may && alone ? 1 : 0;
        }

        var kind = new CoreKind(free.Length, realTime, isolated, both, core.Threads.Length, core.Together && taken == 0,
            core.Together && !core.PollMode && !core.Siblings.Overlaps(_noEmulator), core.Type);
        if (!_kinds.TryGetValue(kind, out var id))
            _kinds[kind] = id = _kinds.Count;
        return new CoreMap { Layout = core, Free = free, Kind = kind, KindId = id, Quiet = quiet };
    }

    public bool MayBeRealTime(int cpu, bool quiet) => quiet && cpu != 0 && (!Layout.NeedsIsolated || Layout.Isolated.Contains(cpu));

    private bool IsTaken(int cpu) => Layout.HostCpus.Contains(cpu) || Usage.Exclusive.Contains(cpu) || Usage.Floating.Contains(cpu);
}
