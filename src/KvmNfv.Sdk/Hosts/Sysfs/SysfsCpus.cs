using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>CPUs of /sys/devices/system/cpu.</summary>
internal sealed class SysfsCpus(IHostFiles files, SysfsText text)
{
    public const string Root = "/sys/devices/system/cpu";

    public List<HostCpu> Read(List<HostNode> nodes)
    {
        var ids = text.Numbered(Root, "cpu");
        if (ids.Count == 0)
            throw new InvalidDataException($"{Root} lists no CPU; give the folder that holds the host's sys folder.");
        var online = text.Set($"{Root}/online");
        var present = text.Set($"{Root}/present");
        var isolated = text.Set($"{Root}/isolated") ?? Booted("isolcpus");
        var noHzFull = text.Set($"{Root}/nohz_full") ?? Booted("nohz_full");
        var types = new SysfsCoreTypes(files, text).Read(ids);
        var nodeOf = NodeOf(nodes);
        return [.. ids.Where(id => present is null || present.Contains(id)).Select(id => Cpu(id, online) with
        {
            Isolated = isolated.Contains(id),
            NoHzFull = noHzFull.Contains(id),
            Node = nodeOf.TryGetValue(id, out var node) ? node : null,
            CoreType = types.GetValueOrDefault(id),
        })];
    }

    private HostCpu Cpu(int id, CpuSet? online)
    {
        var folder = $"{Root}/cpu{id}";
        var topology = $"{folder}/topology";
        // core_cpus is the newer name of thread_siblings (Linux 5.1).
        var siblings = text.SetOrMask($"{topology}/thread_siblings_list", $"{topology}/thread_siblings")
            ?? text.SetOrMask($"{topology}/core_cpus_list", $"{topology}/core_cpus");
        return new HostCpu
        {
            Id = id,
            Online = online?.Contains(id) ?? IsOnline(folder),
            Package = text.Id($"{topology}/physical_package_id"),
            Die = text.Id($"{topology}/die_id"),
            Cluster = text.Id($"{topology}/cluster_id"),
            Core = text.Id($"{topology}/core_id"),
            Book = text.Id($"{topology}/book_id"),
            Drawer = text.Id($"{topology}/drawer_id"),
            // An offline CPU has no topology; a set must still hold its owner.
            Siblings = (siblings ?? CpuSet.Empty) | CpuSet.Of(id),
            Capacity = (int?)text.Number($"{folder}/cpu_capacity"),
            MaxKHz = text.Positive($"{folder}/cpufreq/cpuinfo_max_freq"),
            MinKHz = text.Positive($"{folder}/cpufreq/cpuinfo_min_freq"),
            BaseKHz = text.Positive($"{folder}/cpufreq/base_frequency"),
            FrequencyDriver = text.Text($"{folder}/cpufreq/scaling_driver"),
            FrequencyGovernor = text.Text($"{folder}/cpufreq/scaling_governor"),
        };
    }

    // Without the list of online CPUs: each CPU's own file, which the boot CPU often lacks; an offline CPU has no topology.
    private bool IsOnline(string folder) => text.Number($"{folder}/online") is { } value ? value != 0 : files.List($"{folder}/topology").Count > 0;

    // A recording may put a CPU in several nodes: the one with the fewest CPUs is the nearest.
    private static Dictionary<int, int> NodeOf(List<HostNode> nodes)
    {
        var of = new Dictionary<int, int>();
        foreach (var node in nodes.OrderBy(n => n.Cpus.Count).ThenBy(n => n.Id))
        {
            foreach (var cpu in node.Cpus)
                of.TryAdd(cpu, node.Id);
        }

        return of;
    }

    // Kernels before 4.2 tell it on their command line only; flags such as "managed_irq," stand before the list.
    private CpuSet Booted(string parameter)
    {
        var set = CpuSet.Empty;
        foreach (var word in (text.Text("/proc/cmdline") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith(parameter + "=", StringComparison.Ordinal)
                && CpuSet.TryParse(string.Join(',', word[(parameter.Length + 1)..].Split(',').SkipWhile(p => p.Length > 0 && char.IsAsciiLetter(p[0]))), out var booted))
                set = booted;
        }

        return set;
    }
}
