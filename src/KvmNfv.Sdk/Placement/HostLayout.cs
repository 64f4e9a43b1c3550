using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>A host with the policy laid over it: everything that placing needs and that no usage changes. Immutable, made once for a host.</summary>
internal sealed class HostLayout
{
    private readonly int[] _nodeOf;
    private readonly CpuSet?[] _coreOf;

    public HostLayout(HostTopology host, PlacementPolicy policy, CpuSet? profileHousekeeping)
    {
        Host = host;
        Policy = policy;
        Online = host.Online;
        Isolated = host.Isolated;
        PollMode = policy.PollMode ?? CpuSet.Empty;
        HousekeepingCpus = (profileHousekeeping ?? policy.Housekeeping ?? DefaultHousekeeping(host)) - PollMode;
        SharedCpus = (policy.Shared ?? HousekeepingCpus) - PollMode;
        HostCpus = HousekeepingCpus | SharedCpus | PollMode;
        NeedsIsolated = policy.Isolation == RealTimeIsolation.Required
            || (policy.Isolation == RealTimeIsolation.WhereAvailable && Isolated.Overlaps(Online));
        Types = new CoreTypeMap(host);
        _nodeOf = new int[host.Cpus.Count == 0 ? 0 : host.Cpus[^1].Id + 1];
        Array.Fill(_nodeOf, -1);
        Nodes = BuildNodes();
        Distances = BuildDistances(host);
        _coreOf = new CpuSet?[_nodeOf.Length];
        foreach (var cpu in host.Cpus.Where(c => c.Online))
            _coreOf[cpu.Id] = (cpu.Siblings & Online) is { Count: > 1 } siblings ? siblings : null;
        Siblings = [.. _coreOf.OfType<CpuSet>().Distinct()];
    }

    public HostTopology Host { get; }
    public PlacementPolicy Policy { get; }
    public CpuSet Online { get; }
    public CpuSet Isolated { get; }
    public CpuSet PollMode { get; }
    public CpuSet HousekeepingCpus { get; }
    public CpuSet SharedCpus { get; }

    /// <summary>The host's own CPUs, usable or not: never for exclusive vCPUs.</summary>
    public CpuSet HostCpus { get; }

    public bool NeedsIsolated { get; }
    public CoreTypeMap Types { get; }
    public NodeLayout[] Nodes { get; }

    /// <summary>Distances by index of node.</summary>
    public int[,] Distances { get; }

    /// <summary>The cores with several online threads.</summary>
    public CpuSet[] Siblings { get; }

    /// <summary>The core of a CPU, where it has several online threads.</summary>
    public CpuSet? CoreOf(int cpu) => cpu < _coreOf.Length ? _coreOf[cpu] : null;

    /// <summary>The index of a CPU's node, or -1.</summary>
    public int NodeOf(int cpu) => cpu < _nodeOf.Length ? _nodeOf[cpu] : -1;

    /// <summary>The index of a node by its id, or -1.</summary>
    public int IndexOf(int nodeId) => Array.FindIndex(Nodes, n => n.Node.Id == nodeId);

    internal static CpuSet DefaultHousekeeping(HostTopology host)
    {
        var first = host.Cpus.FirstOrDefault(c => c.Online);
        return first is null ? CpuSet.Empty : first.Siblings & host.Online;
    }

    // Where firmware tells no distance: 10 to itself and 20 to others, as Linux assumes (LOCAL_DISTANCE, REMOTE_DISTANCE).
    private int[,] BuildDistances(HostTopology host)
    {
        var distances = new int[Nodes.Length, Nodes.Length];
        for (var from = 0; from < Nodes.Length; from++)
        {
            for (var to = 0; to < Nodes.Length; to++)
                distances[from, to] = from == to ? 10 : 20;
            foreach (var told in host.Nodes[from].Distances)
            {
                if (IndexOf(told.Node) is var to and >= 0)
                    distances[from, to] = told.Value;
            }
        }

        return distances;
    }

    private NodeLayout[] BuildNodes()
    {
        var byNode = Host.Cpus.Where(c => c.Online && c.Node is not null).ToLookup(c => c.Node!.Value);
        var cpus = Host.Cpus.ToDictionary(c => c.Id);
        var caches = CachesByCpu();
        var spanning = caches.Values.Distinct().Where(cache => cache.Cpus.Where(cpus.ContainsKey).Select(c => cpus[c].Node).Distinct().Skip(1).Any()).ToHashSet();
        return [.. Host.Nodes.Select((node, index) =>
        {
            foreach (var cpu in byNode[node.Id])
                _nodeOf[cpu.Id] = index;
            return new NodeLayout
            {
                Node = node,
                Index = index,
                Cpus = CpuSet.From(byNode[node.Id].Select(c => c.Id)),
                HomePackage = byNode[node.Id].Select(c => c.Package ?? -1).DefaultIfEmpty(-1).Min(),
                Packages = [.. byNode[node.Id].GroupBy(c => c.Package ?? -1)
                    .Select(package => package.GroupBy(c => caches.GetValueOrDefault(c.Id))
                        .Select(domain => new DomainLayout(Cores(domain, cpus), domain.Key, domain.Key is not null && spanning.Contains(domain.Key)))
                        .OrderBy(d => d.Cores[0].First).ToArray())
                    .OrderBy(p => p[0].Cores[0].First)],
            };
        })];
    }

    private Dictionary<int, HostCache> CachesByCpu()
    {
        var level = Host.Caches.Where(c => c.Type != CacheType.Instruction).Select(c => c.Level).Where(l => l >= 3).DefaultIfEmpty(0).Min();
        var byCpu = new Dictionary<int, HostCache>();
        foreach (var cache in Host.Caches.Where(c => level > 0 && c.Level == level && c.Type != CacheType.Instruction && !c.Cpus.IsEmpty))
        {
            foreach (var cpu in cache.Cpus)
                byCpu.TryAdd(cpu, cache);
        }

        return byCpu;
    }

    private CoreLayout[] Cores(IEnumerable<HostCpu> domain, Dictionary<int, HostCpu> cpus) =>
        [.. domain.GroupBy(c => (c.Siblings & Online).Min).Select(core => Core([.. core.OrderBy(c => c.Id)], cpus)).OrderBy(c => c.First)];

    private CoreLayout Core(HostCpu[] threads, Dictionary<int, HostCpu> cpus)
    {
        var siblings = CpuSet.From(threads.SelectMany(t => t.Siblings)) & Online;
        return new CoreLayout
        {
            Threads = [.. threads.Select(t => t.Id)],
            Siblings = siblings,
            Together = siblings.Count == threads.Length
                && siblings.All(s => cpus.TryGetValue(s, out var cpu) && cpu.Node == threads[0].Node && cpu.Package == threads[0].Package),
            Quiet = !siblings.Overlaps(HostCpus),
            PollMode = siblings.Overlaps(PollMode),
            Type = Types.TypeOf(threads[0]),
        };
    }
}
