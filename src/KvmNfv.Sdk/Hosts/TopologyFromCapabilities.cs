using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>Turns the host part of libvirt's capabilities into a topology.</summary>
internal static class TopologyFromCapabilities
{
    public static HostTopology Read(CapabilitiesDocument capabilities, IEnumerable<HostFreePages>? freePages)
    {
        var free = (freePages ?? []).ToLookup(f => f.Node);
        var (cpus, nodes) = (new List<HostCpu>(), new List<HostNode>());
        var basePages = new List<MemorySize>();
        foreach (var cell in capabilities.Host.Topology.Cells.Items)
        {
            var id = (int)(cell.Id ?? throw Missing("<cell> without an id"));
            var inCell = cell.Cpus.Items.Select(cpu => Cpu(cpu, id)).ToList();
            cpus.AddRange(inCell.Where(c => cpus.TrueForAll(known => known.Id != c.Id)));
            // The smallest size of a cell is its ordinary page.
            var basePage = cell.Pages.Select(p => p.Size).OfType<MemorySize>().DefaultIfEmpty(MemorySize.Zero).Min();
            if (basePage != MemorySize.Zero)
                basePages.Add(basePage);
            nodes.Add(Node(cell, id, CpuSet.From(inCell.Select(c => c.Id)), basePage, free[id].ToList()));
        }

        if (cpus.Count == 0)
            throw Missing("no <cpu> in host/topology/cells");
        return new HostTopology
        {
            Source = "capabilities",
            Cpus = [.. cpus],
            Nodes = [.. nodes],
            Caches = [.. capabilities.Host.Cache.Banks.Select(Cache).OfType<HostCache>()],
            Resctrl = ResctrlFromCapabilities.Read(capabilities.Host),
            BasePageSize = basePages.DefaultIfEmpty(MemorySize.Zero).Min(),
        };
    }

    private static HostCpu Cpu(LibvirtXml.CapabilitiesCpu cpu, int node)
    {
        var id = (int)(cpu.Id ?? throw Missing("<cpu> without an id"));
        return new HostCpu
        {
            Id = id,
            // libvirt writes ids and siblings of online CPUs only; CPUs without them are offline.
            Online = cpu.Siblings is not null || cpu.SocketId is not null,
            Package = (int?)cpu.SocketId,
            Die = (int?)cpu.DieId,
            Cluster = (int?)cpu.ClusterId,
            Core = (int?)cpu.CoreId,
            Siblings = (cpu.Siblings ?? CpuSet.Empty) | CpuSet.Of(id),
            Node = node,
        };
    }

    private static HostNode Node(HostCell cell, int id, CpuSet cpus, MemorySize basePage, List<HostFreePages> free) => new()
    {
        Id = id,
        Cpus = cpus,
        Memory = cell.Memory,
        FreeMemory = free.Where(f => f.PageSize == basePage).Select(f => (MemorySize?)new MemorySize(checked((ulong)f.Free * basePage.Bytes))).FirstOrDefault(),
        Distances = [.. cell.Distances.Siblings.Where(d => d.Id is not null && d.Value is not null)
            .Select(d => new NodeDistance((int)d.Id!.Value, (int)d.Value!.Value)).OrderBy(d => d.Node)],
        HugePages = [.. cell.Pages.Where(p => p.Size > basePage && p.Count is not null)
            .Select(p => new HugePagePool(p.Size!.Value, (long)p.Count!.Value, free.Where(f => f.PageSize == p.Size).Select(f => (long?)f.Free).FirstOrDefault()))
            .OrderBy(p => p.Size)],
    };

    // libvirt's names for resctrl's: both, code, data.
    public static CacheType Type(CacheContent? content) => content?.Value switch { "data" => CacheType.Data, "code" => CacheType.Instruction, _ => CacheType.Unified };

    private static HostCache? Cache(CacheBank bank)
    {
        if (bank.Level is null || bank.Cpus is null)
            return null;
        return new HostCache
        {
            Level = (int)bank.Level.Value,
            Type = Type(bank.Type),
            Size = bank.Size,
            Id = (int?)bank.Id,
            Cpus = bank.Cpus,
        };
    }

    private static InvalidDataException Missing(string what) => new($"The capabilities don't describe a host: {what}.");
}
