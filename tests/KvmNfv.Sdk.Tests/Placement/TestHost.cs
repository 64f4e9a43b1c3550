using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>Hosts made of numbers: packages of nodes of L3 domains of cores of threads, numbered in that order.</summary>
internal static class TestHost
{
    public static readonly MemorySize Huge2M = MemorySize.FromMiB(2);
    public static readonly MemorySize Huge1G = MemorySize.FromGiB(1);

    public static HostTopology Make(
        int packages = 1, int nodes = 1, int domains = 1, int cores = 2, int threads = 1, string isolated = "", string offline = "",
        ulong freeMiB = 4096, long pages2M = 0, long pages1G = 0)
    {
        var (cpus, hostNodes, caches, id, core) = (new List<HostCpu>(), new List<HostNode>(), new List<HostCache>(), 0, 0);
        for (var node = 0; node < packages * nodes; node++)
        {
            var first = id;
            for (var domain = 0; domain < domains; domain++)
            {
                var start = id;
                for (var c = 0; c < cores; c++, core++)
                {
                    var siblings = CpuSet.Range(id, id + threads - 1);
                    foreach (var cpu in siblings)
                    {
                        cpus.Add(new HostCpu
                        {
                            Id = cpu, Package = node / nodes, Core = core, Siblings = siblings, Node = node,
                            Isolated = CpuSet.Parse(isolated).Contains(cpu), Online = !CpuSet.Parse(offline).Contains(cpu),
                        });
                    }

                    id += threads;
                }

                caches.Add(new HostCache { Level = 3, Type = CacheType.Unified, Cpus = CpuSet.Range(start, id - 1) });
            }

            hostNodes.Add(new HostNode
            {
                Id = node,
                Cpus = CpuSet.Range(first, id - 1),
                Memory = MemorySize.FromMiB(freeMiB * 2),
                FreeMemory = MemorySize.FromMiB(freeMiB),
                HugePages = [new HugePagePool(Huge2M, pages2M, pages2M), new HugePagePool(Huge1G, pages1G, pages1G)],
                Distances = [.. Enumerable.Range(0, packages * nodes).Select(n => new NodeDistance(n, n == node ? 10 : n / nodes == node / nodes ? 12 : 21))],
            });
        }

        return new HostTopology { Source = "test", Cpus = [.. cpus], Nodes = [.. hostNodes], Caches = [.. caches] };
    }

    public static HostTopology WithNode(this HostTopology host, int id, Func<HostNode, HostNode> change) =>
        host with { Nodes = [.. host.Nodes.Select(n => n.Id == id ? change(n) : n)] };
}
