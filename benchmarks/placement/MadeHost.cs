using KvmNfv.LibvirtXml;
using KvmNfv.Sdk;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Benchmarks.Placement;

/// <summary>Hosts made of numbers: packages of nodes of L3 domains of cores of two threads. Threads of a core are half the CPUs apart, as on most servers.</summary>
internal static class MadeHost
{
    public static HostTopology Make(int packages, int nodes, int domains, int cores)
    {
        var all = packages * nodes * domains * cores;
        var (cpus, hostNodes, caches) = (new List<HostCpu>(), new List<HostNode>(), new List<HostCache>());
        for (var node = 0; node < packages * nodes; node++)
        {
            var first = node * domains * cores;
            for (var core = first; core < first + (domains * cores); core++)
            {
                var siblings = CpuSet.Of(core, core + all);
                cpus.AddRange(siblings.Select(id => new HostCpu { Id = id, Online = true, Package = node / nodes, Core = core, Siblings = siblings, Node = node }));
            }

            for (var domain = 0; domain < domains; domain++)
            {
                var start = first + (domain * cores);
                caches.Add(new HostCache { Level = 3, Type = CacheType.Unified, Cpus = CpuSet.Range(start, start + cores - 1) | CpuSet.Range(start + all, start + all + cores - 1) });
            }

            hostNodes.Add(new HostNode
            {
                Id = node,
                Cpus = CpuSet.From(cpus.Where(c => c.Node == node).Select(c => c.Id)),
                Memory = MemorySize.FromGiB(256),
                FreeMemory = MemorySize.FromGiB(64),
                HugePages = [new HugePagePool(MemorySize.FromMiB(2), 4096, 4096), new HugePagePool(MemorySize.FromGiB(1), 128, 128)],
                Distances = [.. Enumerable.Range(0, packages * nodes).Select(n => new NodeDistance(n, n == node ? 10 : n / nodes == node / nodes ? 12 : 32))],
            });
        }

        return new HostTopology { Source = "benchmark", Cpus = [.. cpus], Nodes = [.. hostNodes], Caches = [.. caches] };
    }
}
