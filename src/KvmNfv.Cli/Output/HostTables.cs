using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Cli.Output;

/// <summary>A host's topology as tables for people.</summary>
internal static class HostTables
{
    private const string None = "-";

    public static IEnumerable<(string Name, string? Value)> Summary(HostTopology host)
    {
        var online = host.Cpus.Where(c => c.Online).ToList();
        yield return ("Source", host.Source);
        yield return ("CPUs", $"{Quantity.Number(online.Count)} online: {host.Online}");
        yield return ("Offline CPUs", SetOrNull(CpuSet.From(host.Cpus.Where(c => !c.Online).Select(c => c.Id))));
        yield return ("Sockets", Quantity.Number(online.Select(c => c.Package).Distinct().Count()));
        yield return ("Cores", $"{Quantity.Number(online.Select(c => c.Siblings.Min).Distinct().Count())}, threads per core {Range(online.Select(c => c.Siblings.Count))}");
        yield return ("Core types", CoreTypes(online));
        yield return ("Frequency", online.Any(c => c.MaxKHz is not null) ? $"{Range(online.Where(c => c.MaxKHz is not null).Select(c => c.MaxKHz!.Value / 1000))} MHz at most" : null);
        yield return ("Isolated CPUs", SetOrNull(host.Isolated));
        yield return ("Tickless CPUs", SetOrNull(host.NoHzFull));
        yield return ("Cache allocation", host.Resctrl is null ? null : Allocation(host.Resctrl));
        yield return ("IOMMU groups", host.IommuGroups.Count == 0 ? null : Quantity.Number(host.IommuGroups.Count));
    }

    public static IEnumerable<IReadOnlyList<string>> Nodes(HostTopology host) => host.Nodes.Select(n => (IReadOnlyList<string>)
    [
        Quantity.Number(n.Id),
        n.Cpus.IsEmpty ? None : n.Cpus.ToString(),
        n.Memory is { } memory ? Quantity.Memory(memory.KiB) : None,
        n.FreeMemory is { } free ? Quantity.Memory(free.KiB) : None,
        Join(n.HugePages.Where(p => p.Total > 0).Select(p => $"{Quantity.Number(p.Total)} x {Quantity.Memory(p.Size.KiB)}{(p.Free is { } f ? $" ({Quantity.Number(f)})" : "")}")),
        L3(host, n),
        n.Distances.Count == 0 ? None : string.Join(' ', n.Distances.Select(d => Quantity.Number(d.Value))),
    ]);

    public static IEnumerable<IReadOnlyList<string>> Devices(HostTopology host, bool all) => host.PciDevices.Where(d => all || IsForGuests(d)).Select(d => (IReadOnlyList<string>)
    [
        d.Address.ToString(),
        Kind(d),
        d.Node is { } node ? Quantity.Number(node) : None,
        d.Driver ?? None,
        d.TotalVfs is { } total ? $"{Quantity.Number(d.VirtualFunctions.Count)}/{Quantity.Number(total)}" : None,
        d.IommuGroup is { } group ? Quantity.Number(group) : None,
        Join(d.NetworkInterfaces),
    ]);

    // Base classes of the PCI code: network 02, display 03, processing accelerator 12, and co-processors 0b40.
    private static bool IsForGuests(HostPciDevice device) => device.Class >> 16 is 0x02 or 0x03 or 0x12 || device.Class >> 8 is 0x0b40;

    private static string Kind(HostPciDevice device) => (device.Class >> 8) switch
    {
        0x0200 => device.PhysicalFunction is null ? "Ethernet" : "Ethernet VF",
        0x0207 => device.PhysicalFunction is null ? "InfiniBand" : "InfiniBand VF",
        0x0108 => "NVMe",
        0x0604 => "PCI bridge",
        var code when code >> 8 == 0x02 => "network",
        var code when code >> 8 == 0x03 => "display",
        var code when code >> 8 == 0x12 || code == 0x0b40 => "accelerator",
        var code => $"class {code:x4}",
    };

    private static string L3(HostTopology host, HostNode node)
    {
        var caches = host.Caches.Where(c => c.Level == 3 && c.Cpus.Overlaps(node.Cpus)).ToList();
        return caches.Count == 0 ? None : $"{Quantity.Number(caches.Count)}{(caches[0].Size is { } size ? $" x {Quantity.Memory(size.KiB)}" : "")}";
    }

    private static string? CoreTypes(List<HostCpu> online)
    {
        var types = online.GroupBy(c => c.CoreType ?? (c.Capacity is { } capacity ? $"capacity {Quantity.Number(capacity)}" : null))
            .Where(g => g.Key is not null).Select(g => $"{g.Key}: {CpuSet.From(g.Select(c => c.Id))}").ToList();
        return types.Count > 1 ? string.Join("; ", types) : null;
    }

    private static string Allocation(ResctrlInfo resctrl) => !resctrl.Mounted ? "not mounted" : Join(
        resctrl.Caches.Select(c => $"L{Quantity.Number(c.Level)}{(c.Type == CacheType.Unified ? "" : $" {c.Type}")}: {Quantity.Number(c.Ways)} ways, {Quantity.Number(c.ClosIds)} classes")
            .Concat(resctrl.MemoryBandwidth is { } mb ? [$"memory bandwidth from {Quantity.Number(mb.MinBandwidth)}{(mb.InMegabytes == true ? " MiB/s" : " %")}"] : []));

    private static string Range(IEnumerable<int> values)
    {
        var distinct = values.Distinct().Order().ToList();
        return distinct.Count == 1 ? Quantity.Number(distinct[0]) : $"{Quantity.Number(distinct[0])} to {Quantity.Number(distinct[^1])}";
    }

    private static string? SetOrNull(CpuSet set) => set.IsEmpty ? null : set.ToString();

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } text ? text : None;
}
