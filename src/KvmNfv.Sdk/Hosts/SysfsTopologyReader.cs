using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// Reads a <see cref="HostTopology"/> from a live or recorded /sys (formats: Documentation/ABI/{stable,testing}/sysfs-devices-* and
/// sysfs-kernel-mm-hugepages of Linux). Kernels of all ages are understood: where no list is given, the mask is read; where nothing says
/// that a CPU is online, having a topology does.
/// </summary>
public sealed class SysfsTopologyReader
{
    private const string CpuRoot = "/sys/devices/system/cpu";
    private const string NodeRoot = "/sys/devices/system/node";

    private readonly IHostFiles _files;
    private readonly SysfsText _text;

    /// <summary>Reads through <paramref name="files"/>.</summary>
    public SysfsTopologyReader(IHostFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _files = files;
        _text = new SysfsText(files);
    }

    /// <summary>Reads from a root folder: <c>/</c> or that of a recorded tree.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder doesn't exist.</exception>
    public SysfsTopologyReader(string root = "/")
        : this(new HostFiles(root))
    {
    }

    /// <summary>Reads the host as it is now.</summary>
    /// <exception cref="InvalidDataException">There are no CPUs under the root, or a file doesn't hold what the kernel writes there.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public HostTopology Read()
    {
        var ids = Numbered(CpuRoot, "cpu");
        if (ids.Count == 0)
            throw new InvalidDataException($"{CpuRoot} lists no CPU; give the folder that holds the host's sys folder.");
        var nodes = Nodes();
        var online = _text.Set($"{CpuRoot}/online");
        var isolated = _text.Set($"{CpuRoot}/isolated") ?? CpuSet.Empty;
        var noHzFull = _text.Set($"{CpuRoot}/nohz_full") ?? CpuSet.Empty;
        var types = CoreTypes();
        var present = _text.Set($"{CpuRoot}/present");
        var cpus = ids.Where(id => present is null || present.Contains(id))
            .Select(id => Cpu(id, online, nodes, types) with { Isolated = isolated.Contains(id), NoHzFull = noHzFull.Contains(id) })
            .ToList();
        if (nodes.Count == 0)
        {
            // A kernel without NUMA has no node folder; libvirt then shows one cell, and so do we.
            nodes = [OnlyNode(CpuSet.From(cpus.Where(c => c.Online).Select(c => c.Id)))];
            cpus = [.. cpus.Select(c => c.Online ? c with { Node = 0 } : c)];
        }

        return new HostTopology { Source = "sysfs", Cpus = [.. cpus], Nodes = [.. nodes], Caches = Caches(cpus) };
    }

    private HostCpu Cpu(int id, CpuSet? online, List<HostNode> nodes, List<(string Name, CpuSet Cpus)> types)
    {
        var topology = $"{CpuRoot}/cpu{id}/topology";
        var siblings = _text.SetOrMask($"{topology}/thread_siblings_list", $"{topology}/thread_siblings")
            ?? _text.SetOrMask($"{topology}/core_cpus_list", $"{topology}/core_cpus");
        var isOnline = online?.Contains(id) ?? (_text.Number($"{CpuRoot}/cpu{id}/online") is not 0 && _text.Id($"{topology}/core_id") is not null);
        return new HostCpu
        {
            Id = id,
            Online = isOnline,
            Package = _text.Id($"{topology}/physical_package_id"),
            Die = _text.Id($"{topology}/die_id"),
            Cluster = _text.Id($"{topology}/cluster_id"),
            Core = _text.Id($"{topology}/core_id"),
            // An offline CPU has no topology; a set must still hold its owner.
            Siblings = (siblings ?? CpuSet.Empty) | CpuSet.Of(id),
            Node = nodes.Where(n => n.Cpus.Contains(id)).OrderBy(n => n.Cpus.Count).ThenBy(n => n.Id).Select(n => (int?)n.Id).FirstOrDefault(),
            Capacity = (int?)_text.Number($"{CpuRoot}/cpu{id}/cpu_capacity"),
            CoreType = types.Where(t => t.Cpus.Contains(id)).Select(t => t.Name).FirstOrDefault(),
        };
    }

    // Linux on hybrid x86 registers one PMU a core type (cpu_core, cpu_atom); cpu/types is the older proposal that recordings hold.
    private List<(string Name, CpuSet Cpus)> CoreTypes()
    {
        var types = new List<(string, CpuSet)>();
        foreach (var name in _files.List($"{CpuRoot}/types"))
        {
            if (_text.SetOrMask($"{CpuRoot}/types/{name}/cpulist", $"{CpuRoot}/types/{name}/cpumap") is { } cpus)
                types.Add((name, cpus));
        }

        foreach (var (pmu, name) in new[] { ("cpu_core", "intel_core"), ("cpu_atom", "intel_atom"), ("cpu_lowpower", "intel_lowpower") })
        {
            if (_text.Set($"/sys/devices/{pmu}/cpus") is { } cpus)
                types.Add((name, cpus));
        }

        return types;
    }

    private List<HostNode> Nodes()
    {
        var ids = Numbered(NodeRoot, "node");
        return [.. ids.Select(id => Node(id, ids))];
    }

    private HostNode Node(int id, List<int> ids)
    {
        var folder = $"{NodeRoot}/node{id}";
        var memory = _text.MemInfo($"{folder}/meminfo");
        return new HostNode
        {
            Id = id,
            Cpus = _text.SetOrMask($"{folder}/cpulist", $"{folder}/cpumap") ?? CpuSet.Empty,
            Memory = Value(memory, "MemTotal"),
            FreeMemory = Value(memory, "MemFree"),
            Distances = Distances($"{folder}/distance", ids),
            HugePages = Pools($"{folder}/hugepages"),
        };
    }

    private HostNode OnlyNode(CpuSet cpus)
    {
        var memory = _text.MemInfo("/proc/meminfo");
        return new HostNode
        {
            Id = 0,
            Cpus = cpus,
            Memory = Value(memory, "MemTotal"),
            FreeMemory = Value(memory, "MemFree"),
            HugePages = Pools("/sys/kernel/mm/hugepages"),
        };
    }

    // One number for every node that is online, in the order of their ids; a recording may have lost nodes or the line.
    private EquatableList<NodeDistance> Distances(string path, List<int> ids)
    {
        if (_files.ReadText(path) is not { } text)
            return [];
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var online = _text.Set($"{NodeRoot}/online")?.ToList() ?? ids;
        if (words.Length != online.Count)
            online = ids;
        if (words.Length != online.Count)
            throw new InvalidDataException($"{path} holds {words.Length} distances for {online.Count} nodes.");
        return words.Select((word, i) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new NodeDistance(online[i], value)
            : throw new InvalidDataException($"{path} holds '{word}' where a distance should be.")).ToEquatableList();
    }

    private EquatableList<HugePagePool> Pools(string folder)
    {
        var pools = new List<HugePagePool>();
        foreach (var name in _files.List(folder))
        {
            // hugepages-2048kB
            if (name.StartsWith("hugepages-", StringComparison.Ordinal) && name.EndsWith("kB", StringComparison.Ordinal)
                && ulong.TryParse(name.AsSpan(10, name.Length - 12), CultureInfo.InvariantCulture, out var kib)
                && _text.Number($"{folder}/{name}/nr_hugepages") is { } total)
                pools.Add(new HugePagePool(MemorySize.FromKiB(kib), total, _text.Number($"{folder}/{name}/free_hugepages")));
        }

        return pools.OrderBy(p => p.Size).ToEquatableList();
    }

    private EquatableList<HostCache> Caches(List<HostCpu> cpus)
    {
        var caches = new Dictionary<(int Level, CacheType Type, int First), HostCache>();
        foreach (var cpu in cpus.Where(c => c.Online))
        {
            foreach (var index in Numbered($"{CpuRoot}/cpu{cpu.Id}/cache", "index"))
            {
                if (Cache($"{CpuRoot}/cpu{cpu.Id}/cache/index{index}") is { Cpus.IsEmpty: false } cache)
                    caches.TryAdd((cache.Level, cache.Type, cache.Cpus.Min), cache);
            }
        }

        return [.. caches.Values];
    }

    private HostCache? Cache(string folder)
    {
        if (_text.Number($"{folder}/level") is not { } level || _files.ReadText($"{folder}/type") is not { } type
            || _text.SetOrMask($"{folder}/shared_cpu_list", $"{folder}/shared_cpu_map") is not { } cpus)
            return null;
        return new HostCache
        {
            Level = (int)level,
            Type = type.Trim() switch { "Data" => CacheType.Data, "Instruction" => CacheType.Instruction, _ => CacheType.Unified },
            Size = _text.Size($"{folder}/size"),
            Id = _text.Id($"{folder}/id"),
            Ways = (int?)_text.Number($"{folder}/ways_of_associativity"),
            Cpus = cpus,
        };
    }

    private static MemorySize? Value(Dictionary<string, MemorySize>? values, string name) =>
        values is not null && values.TryGetValue(name, out var value) ? value : null;

    private List<int> Numbered(string folder, string prefix)
    {
        var ids = new List<int>();
        foreach (var name in _files.List(folder))
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id <= CpuSet.MaxValue)
                ids.Add(id);
        }

        ids.Sort();
        return ids;
    }
}
