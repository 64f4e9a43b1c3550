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

    /// <summary>L3 caches with ids, and their ways shared out: the root group keeps some.</summary>
    public static HostTopology WithResctrl(this HostTopology host, int ways = 8, ulong root = 0x1, ulong shareable = 0, int groups = 4, bool cdp = false, int minWays = 1) => host with
    {
        Caches = [.. host.Caches.Select((c, i) => c.Level == 3 ? c with { Id = i, Size = MemorySize.FromMiB((ulong)ways) } : c)],
        Resctrl = new ResctrlInfo
        {
            Mounted = true,
            Caches = [.. (cdp ? [CacheType.Data, CacheType.Instruction] : new[] { CacheType.Unified })
                .Select(t => new ResctrlCache { Level = 3, Type = t, CbmMask = (1UL << ways) - 1, MinCbmBits = minWays, ClosIds = groups, ShareableBits = shareable })],
            MemoryBandwidth = new ResctrlBandwidth { MinBandwidth = 10, Granularity = 10, ClosIds = groups },
            Groups = [new ResctrlGroup
            {
                Caches = [.. from c in host.Caches.Select((c, i) => (c.Level, Id: i)) where c.Level == 3
                    from t in cdp ? [CacheType.Data, CacheType.Instruction] : new[] { CacheType.Unified } select new CacheShare(3, t, c.Id, root)],
            }],
        },
    };

    /// <summary>A network card on a node (none: unknown) with virtual functions, named eth0, eth1 ... by its place.</summary>
    public static HostTopology WithCard(this HostTopology host, int? node, int functions = 0, int total = 8)
    {
        var bus = (byte)(host.PciDevices.Count(d => d.PhysicalFunction is null) + 1);
        var physical = new HostPciDevice
        {
            Address = new PciAddress(0, bus, 0, 0), Class = 0x020000, Node = node, TotalVfs = total, NetworkInterfaces = [$"eth{bus - 1}"],
            VirtualFunctions = [.. Enumerable.Range(1, functions).Select(f => new PciAddress(0, bus, 0, (byte)f))],
        };
        return host with
        {
            PciDevices = [.. host.PciDevices, physical, .. physical.VirtualFunctions.Select(a => new HostPciDevice { Address = a, Class = 0x020000, Node = node, PhysicalFunction = physical.Address })],
        };
    }

    /// <summary>A hybrid host: some CPUs are slow.</summary>
    public static HostTopology WithSlow(this HostTopology host, CpuSet slow, bool named = true) => host with
    {
        Cpus = [.. host.Cpus.Select(c => slow.Contains(c.Siblings.Min)
            ? c with { CoreType = named ? "intel_atom" : null, Capacity = named ? null : 446 } : c with { CoreType = named ? "intel_core" : null, Capacity = named ? null : 1024 })],
    };
}
