namespace KvmNfv.Sdk.Hosts;

/// <summary>Completes one topology by another of the same host.</summary>
internal static class TopologyMerge
{
    public static HostTopology Complete(HostTopology topology, HostTopology other) => topology with
    {
        Source = $"{topology.Source}+{other.Source}",
        Cpus = topology.Cpus.Select(c => other.Cpu(c.Id) is { } o ? Cpu(c, o) : c).ToEquatableList(),
        Nodes = topology.Nodes.Select(n => other.Node(n.Id) is { } o ? Node(n, o) : n).ToEquatableList(),
        Caches = [.. topology.Caches.Select(c => Cache(c, other)), .. other.Caches.Where(o => topology.Caches.All(c => c.Level != o.Level))],
    };

    private static HostCpu Cpu(HostCpu cpu, HostCpu other) => cpu with
    {
        Package = cpu.Package ?? other.Package,
        Die = cpu.Die ?? other.Die,
        Cluster = cpu.Cluster ?? other.Cluster,
        Core = cpu.Core ?? other.Core,
        Siblings = cpu.Siblings.Count > 1 ? cpu.Siblings : cpu.Siblings | other.Siblings,
        Node = cpu.Node ?? other.Node,
        Isolated = cpu.Isolated || other.Isolated,
        NoHzFull = cpu.NoHzFull || other.NoHzFull,
        Capacity = cpu.Capacity ?? other.Capacity,
        CoreType = cpu.CoreType ?? other.CoreType,
    };

    private static HostNode Node(HostNode node, HostNode other) => node with
    {
        Memory = node.Memory ?? other.Memory,
        FreeMemory = node.FreeMemory ?? other.FreeMemory,
        Distances = node.Distances.Count > 0 ? node.Distances : other.Distances,
        HugePages = [.. node.HugePages.Select(p => p with { Free = p.Free ?? other.Pool(p.Size)?.Free }),
            .. other.HugePages.Where(o => node.Pool(o.Size) is null)],
    };

    private static HostCache Cache(HostCache cache, HostTopology other)
    {
        var same = other.Caches.FirstOrDefault(o => o.Level == cache.Level && o.Type == cache.Type && o.Cpus == cache.Cpus);
        return same is null ? cache : cache with { Size = cache.Size ?? same.Size, Id = cache.Id ?? same.Id, Ways = cache.Ways ?? same.Ways };
    }
}
