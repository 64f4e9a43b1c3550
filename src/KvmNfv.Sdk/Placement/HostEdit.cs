using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>Larger copies of a host, for the search of the smallest change.</summary>
internal static class HostEdit
{
    /// <summary>Adds cores to a node, with CPU numbers after the host's last; null when no number is left.</summary>
    public static HostTopology? WithCores(HostTopology host, NodeMap node, int cores, int threads, bool isolated)
    {
        var next = host.Cpus[^1].Id + 1;
        if (next + (cores * threads) > CpuSet.MaxValue)
            return null;
        var model = host.Cpus.First(c => node.Cpus.Contains(c.Id));
        var added = new List<HostCpu>();
        for (var core = 0; core < cores; core++)
        {
            var siblings = CpuSet.Range(next + (core * threads), next + ((core + 1) * threads) - 1);
            added.AddRange(siblings.Select(id => new HostCpu
            {
                Id = id, Online = true, Package = model.Package, Die = model.Die, Node = model.Node, Siblings = siblings, Isolated = isolated,
            }));
        }

        var ids = CpuSet.From(added.Select(c => c.Id));
        return host with
        {
            Cpus = [.. host.Cpus, .. added],
            Nodes = host.Nodes.Select(n => n.Id == node.Node.Id ? n with { Cpus = n.Cpus | ids } : n).ToEquatableList(),
        };
    }

    /// <summary>Adds free pages to a pool of a node, which is made where there is none.</summary>
    public static HostTopology WithPages(HostTopology host, int node, MemorySize size, long count) => WithNode(host, node, n =>
    {
        var pool = n.Pool(size) ?? new HugePagePool(size, 0, 0);
        var larger = pool with { Total = pool.Total + count, Free = (pool.Free ?? pool.Total) + count };
        return n with { HugePages = [.. n.HugePages.Where(p => p.Size != size).Append(larger).OrderBy(p => p.Size)] };
    });

    /// <summary>Adds ordinary memory to a node, free.</summary>
    public static HostTopology WithMemory(HostTopology host, int node, MemorySize more) => WithNode(host, node, n => n with
    {
        FreeMemory = new MemorySize((n.FreeMemory ?? n.Memory ?? MemorySize.Zero).Bytes + more.Bytes),
        Memory = new MemorySize((n.Memory ?? MemorySize.Zero).Bytes + more.Bytes),
    });

    /// <summary>Leaves the root group these ways of each L3 cache.</summary>
    public static HostTopology WithRootWays(HostTopology host, ulong kept) => host with
    {
        Resctrl = host.Resctrl! with
        {
            Groups = [.. host.Resctrl.Groups.Select(g => g.Name.Length > 0 ? g
                : g with { Caches = [.. g.Caches.Select(c => c.Level == 3 ? c with { Mask = c.Mask & kept } : c)] })],
        },
    };

    /// <summary>Adds virtual functions to a card. Their addresses are on a PCI domain that no host has.</summary>
    public static HostTopology WithVirtualFunctions(HostTopology host, HostPciDevice physical, int count)
    {
        const uint NoDomain = 0x10000;
        var added = Enumerable.Range(physical.VirtualFunctions.Count, count).Select(i => new HostPciDevice
        {
            Address = new PciAddress(NoDomain + physical.Address.Domain, (byte)(physical.Address.Bus + (i / 256)), (byte)(i / 8 % 32), (byte)(i % 8)),
            Class = physical.Class,
            Node = physical.Node,
            LocalCpus = physical.LocalCpus,
            PhysicalFunction = physical.Address,
        }).ToList();
        return host with { PciDevices = [.. host.PciDevices, .. added] };
    }

    private static HostTopology WithNode(HostTopology host, int node, Func<HostNode, HostNode> change) =>
        host with { Nodes = host.Nodes.Select(n => n.Id == node ? change(n) : n).ToEquatableList() };
}
