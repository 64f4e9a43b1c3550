using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>NUMA nodes of /sys/devices/system/node.</summary>
internal sealed class SysfsNodes(IHostFiles files, SysfsText text)
{
    private const string Root = "/sys/devices/system/node";

    public List<HostNode> Read()
    {
        var ids = text.Numbered(Root, "node");
        var online = text.Set($"{Root}/online")?.ToList();
        return [.. ids.Select(id => Node(id, ids, online))];
    }

    /// <summary>The host as one node, for kernels without NUMA.</summary>
    public HostNode OnlyNode(CpuSet cpus)
    {
        var memory = text.MemInfo("/proc/meminfo");
        return new HostNode
        {
            Id = 0,
            Cpus = cpus,
            Memory = Value(memory, "MemTotal"),
            FreeMemory = Value(memory, "MemFree"),
            HugePages = Pools("/sys/kernel/mm/hugepages"),
        };
    }

    private HostNode Node(int id, List<int> ids, List<int>? online)
    {
        var folder = $"{Root}/node{id}";
        var memory = text.MemInfo($"{folder}/meminfo");
        return new HostNode
        {
            Id = id,
            // Without both files there are still the links to the node's CPUs.
            Cpus = text.SetOrMask($"{folder}/cpulist", $"{folder}/cpumap") ?? CpuSet.From(text.Numbered(folder, "cpu")),
            Memory = Value(memory, "MemTotal"),
            FreeMemory = Value(memory, "MemFree"),
            Distances = Distances($"{folder}/distance", ids, online),
            HugePages = Pools($"{folder}/hugepages"),
        };
    }

    // One number for every node that is online, in the order of their ids. Where a recording lost nodes, nobody knows whose number is whose.
    private EquatableList<NodeDistance> Distances(string path, List<int> ids, List<int>? online)
    {
        var words = text.Text(path)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var nodes = online?.Count == words.Length ? online : ids;
        if (words.Length != nodes.Count)
            return [];
        return words.Select((word, i) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new NodeDistance(nodes[i], value)
            : throw new InvalidDataException($"{path} holds '{word}' where a distance should be.")).ToEquatableList();
    }

    // Folders are named hugepages-2048kB.
    private EquatableList<HugePagePool> Pools(string folder)
    {
        var pools = new List<HugePagePool>();
        foreach (var name in files.List(folder))
        {
            if (name.StartsWith("hugepages-", StringComparison.Ordinal) && name.EndsWith("kB", StringComparison.Ordinal)
                && ulong.TryParse(name.AsSpan(10, name.Length - 12), NumberStyles.None, CultureInfo.InvariantCulture, out var kib)
                && text.Number($"{folder}/{name}/nr_hugepages") is { } total)
                pools.Add(new HugePagePool(MemorySize.FromKiB(kib), total, text.Number($"{folder}/{name}/free_hugepages")));
        }

        return pools.OrderBy(p => p.Size).ToEquatableList();
    }

    private static MemorySize? Value(Dictionary<string, MemorySize> values, string name) => values.TryGetValue(name, out var value) ? value : null;
}
