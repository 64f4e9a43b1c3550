using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P19: cores of several kinds. Favoured cores of one kind, which turbo a little higher, don't count.</summary>
internal sealed class HybridCoresCheck() : ReadinessCheck(new("P19", "isolated CPUs of one kind (hybrid cores)", CheckSeverity.Medium)
{
    Wanted = "all isolated CPUs of one kind of core",
    Reason = "A guest whose vCPUs sit on different kinds is as slow as the slowest, and differently on each run.",
    Reads = "/sys/devices/{cpu_core,cpu_atom}/cpus, /sys/devices/system/cpu/cpu*/{cpu_capacity,cache/index*/size}",
    Source = "Documentation/ABI/testing/sysfs-devices-system-cpu (cpu_capacity); arch/x86/events/intel/core.c (hybrid PMUs)",
    Scope = CheckScope.Host,
})
{
    // Capacities of one kind differ by its frequency bins; kinds differ by much more.
    private const int SameKind = 12;

    public override CheckFinding Evaluate(CheckContext host)
    {
        var kinds = Kinds(host);
        if (kinds is null)
            return host.Unknown("There may be several kinds of cores, and nothing tells which CPU is of which.");
        if (kinds.Count <= 1)
            return host.Pass("All cores are of one kind.");
        var words = string.Join("; ", kinds.Select(k => $"{k.Name}: {CheckContext.Cpus(k.Cpus)}"));
        if (host.Isolated.IsEmpty)
            return host.Note($"Several kinds of cores, none isolated: {words}.");
        var used = kinds.Where(k => k.Cpus.Overlaps(host.IsolatedOnline)).ToList();
        return used.Count <= 1 ? host.Pass($"All isolated CPUs are of the kind {used.FirstOrDefault().Name}.") : host.Bad($"Isolated CPUs are of several kinds: {string.Join("; ", used.Select(k => $"{k.Name}: {CheckContext.Cpus(k.Cpus & host.IsolatedOnline)}"))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        Kinds(host)?.MaxBy(k => (k.Cpus & host.Suggested).Count) is { } best ? [Remedy.KernelParameter($"isolcpus=managed_irq,domain,{best.Cpus & host.Suggested}", $"Isolate CPUs of one kind only, such as {best.Name}, with nohz_full and rcu_nocbs.")] : [];

    private static List<(string Name, CpuSet Cpus)>? Kinds(CheckContext host)
    {
        var online = host.Topology.Online;
        if (host.Set("/sys/devices/cpu_core/cpus") is { } cores && host.Set("/sys/devices/cpu_atom/cpus") is { } atoms)
            return [.. new[] { ("performance", cores & online), ("efficiency", atoms & online) }.Where(k => !k.Item2.IsEmpty)];
        var cpus = host.Topology.Cpus.Where(c => c.Online).ToList();
        if (cpus.All(c => c.CoreType is not null))
            return [.. cpus.GroupBy(c => c.CoreType!, StringComparer.Ordinal).Select(g => (g.Key, CpuSet.From(g.Select(c => c.Id))))];
        if (cpus.All(c => c.Capacity is not null))
        {
            host.AddEvidence(PerCpu.Path(cpus[0].Id, "cpu_capacity"), string.Join(' ', cpus.Select(c => c.Capacity!.Value).Distinct().Take(12)));
            return ByCapacity(cpus);
        }

        // Arm mixes cores and tells by capacities alone.
        if (host.CpuInfo.Field("CPU implementer") is not null)
            return null;
        return ByCaches(host, online);
    }

    // No flag of /proc/cpuinfo tells hybrid processors; their kinds have different first-level or second-level caches.
    private static List<(string Name, CpuSet Cpus)>? ByCaches(CheckContext host, CpuSet online)
    {
        var first = PerCpu.Values(host, online, "cache/index0/size");
        if (first.Count == 0)
            return null;
        var second = PerCpu.Values(host, online, "cache/index2/size");
        return
        [
            .. first.SelectMany(f => second.Count == 0 ? [f] : second.Select(s => (Value: $"{f.Value}+{s.Value}", Cpus: f.Cpus & s.Cpus)))
                .Where(k => !k.Cpus.IsEmpty).Select(k => ($"caches of {Printable.Bounded(k.Value)}", k.Cpus)),
        ];
    }

    private static List<(string Name, CpuSet Cpus)> ByCapacity(List<HostCpu> cpus)
    {
        var kinds = new List<(string, CpuSet)>();
        var group = new List<HostCpu>();
        foreach (var cpu in cpus.OrderByDescending(c => c.Capacity))
        {
            if (group.Count > 0 && (group[^1].Capacity - cpu.Capacity) * 100 > group[^1].Capacity * SameKind)
                Close();
            group.Add(cpu);
        }

        Close();
        return kinds;

        void Close()
        {
            kinds.Add(($"capacity {group[0].Capacity}", CpuSet.From(group.Select(c => c.Id))));
            group.Clear();
        }
    }
}
