using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>A host with the policy and its usage laid over it: what is free, and for whom.</summary>
internal sealed class HostMap
{
    private readonly Dictionary<(int, int), int> _distances = [];
    private readonly Dictionary<int, HostCpu> _cpus;

    public HostMap(HostTopology host, PlacementPolicy policy, HostUsage usage, CpuSet? profileHousekeeping)
    {
        Host = host;
        Usage = usage;
        _cpus = host.Cpus.ToDictionary(c => c.Id);
        Online = host.Online;
        var housekeeping = profileHousekeeping ?? policy.Housekeeping ?? DefaultHousekeeping(host);
        var shared = policy.Shared ?? housekeeping;
        HostCpus = housekeeping | shared;
        Housekeeping = (housekeeping & Online) - usage.Exclusive;
        Shared = (shared & Online) - usage.Exclusive;
        Isolated = host.Isolated;
        NeedsIsolated = policy.Isolation == RealTimeIsolation.Required
            || (policy.Isolation == RealTimeIsolation.WhereAvailable && !(Isolated & Online).IsEmpty);
        foreach (var node in host.Nodes)
        {
            foreach (var distance in node.Distances)
                _distances[(node.Id, distance.Node)] = distance.Value;
        }

        Nodes = BuildNodes();
        HousekeepingNodes = [.. Housekeeping.Select(c => NodeOf(c)).OfType<int>().Distinct().Order()];
    }

    public HostTopology Host { get; }

    public HostUsage Usage { get; }

    public CpuSet Online { get; }

    /// <summary>Housekeeping and shared CPUs, usable or not: never for exclusive vCPUs.</summary>
    public CpuSet HostCpus { get; }

    /// <summary>Usable housekeeping CPUs.</summary>
    public CpuSet Housekeeping { get; }

    /// <summary>Usable shared CPUs.</summary>
    public CpuSet Shared { get; }

    public CpuSet Isolated { get; }

    public bool NeedsIsolated { get; }

    public NodeMap[] Nodes { get; }

    private int[] HousekeepingNodes { get; }

    // Where firmware tells no distance: 10 to itself and 20 to others, as Linux assumes (LOCAL_DISTANCE, REMOTE_DISTANCE).
    public int Distance(int from, int to) => _distances.TryGetValue((from, to), out var value) ? value : from == to ? 10 : 20;

    public int DistanceToHousekeeping(int node) => HousekeepingNodes.Length == 0 ? 0 : HousekeepingNodes.Min(h => Distance(node, h));

    /// <summary>The CPUs of a pool on the nodes given, or on the node nearest to the first of them.</summary>
    public CpuSet Near(CpuSet pool, IReadOnlyList<int> nodes)
    {
        var local = On(pool, nodes.Contains);
        if (!local.IsEmpty)
            return local;
        var nearest = pool.Select(c => NodeOf(c)).OfType<int>().Distinct().OrderBy(n => Distance(nodes[0], n)).ThenBy(n => n).Take(1).ToArray();
        return nearest.Length == 0 ? pool : On(pool, nearest.Contains);
    }

    private int? NodeOf(int cpu) => _cpus.TryGetValue(cpu, out var host) ? host.Node : null;

    private CpuSet On(CpuSet pool, Func<int, bool> node) => CpuSet.From(pool.Where(c => NodeOf(c) is { } n && node(n)));

    internal static CpuSet DefaultHousekeeping(HostTopology host)
    {
        var first = host.Cpus.FirstOrDefault(c => c.Online);
        return first is null ? CpuSet.Empty : first.Siblings & host.Online;
    }

    private NodeMap[] BuildNodes()
    {
        var taken = Usage.Exclusive | Usage.Floating | HostCpus;
        var byNode = Host.Cpus.Where(c => c.Online && c.Node is not null).ToLookup(c => c.Node!.Value);
        var level = Host.Caches.Where(c => c.Type != CacheType.Instruction).Select(c => c.Level).Where(l => l >= 3).DefaultIfEmpty(0).Min();
        var domains = new Dictionary<int, int>();
        foreach (var cache in Host.Caches.Where(c => level > 0 && c.Level == level && !c.Cpus.IsEmpty))
        {
            foreach (var cpu in cache.Cpus)
                domains.TryAdd(cpu, cache.Cpus.Min);
        }

        return [.. Host.Nodes.Select(node => new NodeMap
        {
            Node = node,
            Cpus = CpuSet.From(byNode[node.Id].Select(c => c.Id)),
            HomePackage = byNode[node.Id].Select(c => c.Package ?? -1).DefaultIfEmpty(-1).Min(),
            Packages = [.. byNode[node.Id]
                .GroupBy(c => c.Package ?? -1)
                .Select(package => package.GroupBy(c => domains.GetValueOrDefault(c.Id, -1))
                    .Select(domain => domain.GroupBy(c => (c.Siblings & Online).Min).Select(core => Core([.. core], taken)).OrderBy(c => c.First).ToArray())
                    .OrderBy(d => d[0].First).ToArray())
                .OrderBy(p => p[0][0].First)],
        })];
    }

    private CoreMap Core(HostCpu[] threads, CpuSet taken)
    {
        var siblings = CpuSet.From(threads.SelectMany(t => t.Siblings)) & Online;
        var free = threads.Where(t => !taken.Contains(t.Id)).Select(t => t.Id).Order().ToArray();
        var quiet = !siblings.Overlaps(HostCpus) && !siblings.Overlaps(Usage.Floating);
        // A recording may spread one core's threads over nodes or packages; then nobody has the core whole.
        var together = siblings.All(s => _cpus.TryGetValue(s, out var cpu) && cpu.Node == threads[0].Node && cpu.Package == threads[0].Package)
            && siblings.Count == threads.Length;
        return new CoreMap
        {
            Free = free,
            RealTime = [.. free.Where(c => c != 0 && quiet && (!NeedsIsolated || Isolated.Contains(c))).OrderBy(c => !Isolated.Contains(c)).ThenBy(c => c)],
            Isolated = [.. free.Where(Isolated.Contains)],
            Threads = threads.Length,
            Whole = together && free.Length == threads.Length,
            EmulatorMay = together && !siblings.Overlaps(Usage.RealTime),
            First = threads.Min(t => t.Id),
        };
    }
}
