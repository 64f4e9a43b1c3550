using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>CPUs of /sys/devices/system/cpu.</summary>
internal sealed class SysfsCpus(IHostFiles files, SysfsText text)
{
    public const string Root = "/sys/devices/system/cpu";

    private static readonly string[] s_folders = ["", "/topology", "/cpufreq"];

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
        var known = Attributes(ids, online);
        var cpus = new List<HostCpu>(ids.Count);
        var cores = new Dictionary<int, HostCpu>();
        foreach (var id in ids.Where(id => present is null || present.Contains(id)))
        {
            var isOnline = online?.Contains(id) ?? IsOnline($"{Root}/cpu{id}");
            // A thread of a core that was read already stands where that core stands.
            var cpu = isOnline && cores.TryGetValue(id, out var sibling) ? sibling with { Id = id } : Place(id, isOnline, known);
            if (isOnline)
                cpu.Siblings.ToList().ForEach(s => cores.TryAdd(s, cpu));
            cpus.Add(Own(cpu, known) with
            {
                Isolated = isolated.Contains(id),
                NoHzFull = noHzFull.Contains(id),
                Node = nodeOf.TryGetValue(id, out var node) ? node : null,
                CoreType = types.GetValueOrDefault(id),
            });
        }

        return cpus;
    }

    private HostCpu Place(int id, bool isOnline, HashSet<string> known)
    {
        var topology = $"{Root}/cpu{id}/topology";
        // core_cpus is the newer name of thread_siblings (Linux 5.1).
        var siblings = text.SetOrMask($"{topology}/thread_siblings_list", $"{topology}/thread_siblings")
            ?? text.SetOrMask($"{topology}/core_cpus_list", $"{topology}/core_cpus");
        return new HostCpu
        {
            Id = id,
            Online = isOnline,
            Package = text.Id($"{topology}/physical_package_id"),
            Die = Known("die_id"),
            Cluster = Known("cluster_id"),
            Core = text.Id($"{topology}/core_id"),
            Book = Known("book_id"),
            Drawer = Known("drawer_id"),
            // An offline CPU has no topology; a set must still hold its owner.
            Siblings = (siblings ?? CpuSet.Empty) | CpuSet.Of(id),
        };

        int? Known(string name) => known.Contains(name) ? text.Id($"{topology}/{name}") : null;
    }

    // What each thread has for itself.
    private HostCpu Own(HostCpu cpu, HashSet<string> known)
    {
        var folder = $"{Root}/cpu{cpu.Id}";
        if (known.Contains("cpu_capacity"))
            cpu = cpu with { Capacity = (int?)text.Number($"{folder}/cpu_capacity") };
        return !known.Contains("scaling_driver") && !known.Contains("cpuinfo_max_freq") ? cpu : cpu with
        {
            MaxKHz = text.Positive($"{folder}/cpufreq/cpuinfo_max_freq"),
            MinKHz = text.Positive($"{folder}/cpufreq/cpuinfo_min_freq"),
            BaseKHz = known.Contains("base_frequency") ? text.Positive($"{folder}/cpufreq/base_frequency") : null,
            FrequencyDriver = text.Text($"{folder}/cpufreq/scaling_driver"),
            FrequencyGovernor = text.Text($"{folder}/cpufreq/scaling_governor"),
        };
    }

    // The kernel gives all CPUs the same files, so the first and the last show which ones to ask hundreds of CPUs for.
    private HashSet<string> Attributes(List<int> ids, CpuSet? online)
    {
        var shown = online is null ? ids : ids.Where(online.Contains).ToList();
        return [.. new[] { shown.FirstOrDefault(), shown.LastOrDefault() }.Distinct()
            .SelectMany(id => s_folders.SelectMany(f => (IEnumerable<string>)files.List($"{Root}/cpu{id}{f}")))];
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
