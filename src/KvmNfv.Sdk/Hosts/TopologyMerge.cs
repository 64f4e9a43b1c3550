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
        PciDevices = topology.PciDevices.Count == 0 ? other.PciDevices
            : topology.PciDevices.Select(d => other.PciDevice(d.Address) is { } o ? Device(d, o) : d).ToEquatableList(),
        IommuGroups = topology.IommuGroups.Count == 0 ? other.IommuGroups
            : topology.IommuGroups.Select(g => g with { Type = g.Type ?? other.IommuGroups.FirstOrDefault(o => o.Id == g.Id)?.Type }).ToEquatableList(),
        // Sources that know of resctrl at second hand tell limits without groups; one that reads the file system tells everything.
        Resctrl = topology.Resctrl is { Groups.Count: > 0 } ? topology.Resctrl : other.Resctrl ?? topology.Resctrl,
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
        MaxKHz = cpu.MaxKHz ?? other.MaxKHz,
        MinKHz = cpu.MinKHz ?? other.MinKHz,
        BaseKHz = cpu.BaseKHz ?? other.BaseKHz,
        FrequencyDriver = cpu.FrequencyDriver ?? other.FrequencyDriver,
        FrequencyGovernor = cpu.FrequencyGovernor ?? other.FrequencyGovernor,
        Book = cpu.Book ?? other.Book,
        Drawer = cpu.Drawer ?? other.Drawer,
    };

    private static HostNode Node(HostNode node, HostNode other) => node with
    {
        Memory = node.Memory ?? other.Memory,
        FreeMemory = node.FreeMemory ?? other.FreeMemory,
        Distances = node.Distances.Count > 0 ? node.Distances : other.Distances,
        HugePages = [.. node.HugePages.Select(p => p with { Free = p.Free ?? other.Pool(p.Size)?.Free }),
            .. other.HugePages.Where(o => node.Pool(o.Size) is null)],
    };

    private static HostPciDevice Device(HostPciDevice device, HostPciDevice other) => device with
    {
        Class = device.Class != 0 ? device.Class : other.Class,
        Vendor = device.Vendor ?? other.Vendor,
        Device = device.Device ?? other.Device,
        Driver = device.Driver ?? other.Driver,
        Node = device.Node ?? other.Node,
        LocalCpus = device.LocalCpus ?? other.LocalCpus,
        TotalVfs = device.TotalVfs ?? other.TotalVfs,
        VirtualFunctions = device.VirtualFunctions.Count > 0 ? device.VirtualFunctions : other.VirtualFunctions,
        PhysicalFunction = device.PhysicalFunction ?? other.PhysicalFunction,
        IommuGroup = device.IommuGroup ?? other.IommuGroup,
        NetworkInterfaces = device.NetworkInterfaces.Count > 0 ? device.NetworkInterfaces : other.NetworkInterfaces,
    };

    private static HostCache Cache(HostCache cache, HostTopology other)
    {
        var same = other.Caches.FirstOrDefault(o => o.Level == cache.Level && o.Type == cache.Type && o.Cpus == cache.Cpus);
        return same is null ? cache : cache with { Size = cache.Size ?? same.Size, Id = cache.Id ?? same.Id, Ways = cache.Ways ?? same.Ways };
    }
}
