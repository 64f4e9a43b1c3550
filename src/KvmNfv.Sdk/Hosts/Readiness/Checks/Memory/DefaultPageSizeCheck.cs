using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M03: the default size of huge pages is one that there are pages of.</summary>
internal sealed class DefaultPageSizeCheck() : ReadinessCheck(new("M03", "default huge page size in use", CheckSeverity.Low)
{
    Wanted = "default_hugepagesz=1G where only 1 GiB pages are used; 2M where DPDK or others need those",
    Reason = "Programs that ask for huge pages without a size get the default one.",
    Reads = "/proc/meminfo (Hugepagesize), /sys/kernel/mm/hugepages/*/nr_hugepages",
    Source = "Documentation/admin-guide/mm/hugetlbpage.rst",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Read(host) is not { } size)
            return host.LongText("/proc/meminfo") is null ? host.Unknown("/proc/meminfo is not there.") : host.NotApplicable("The kernel has no huge pages.");
        host.Parameter("default_hugepagesz");
        var used = host.Topology.Nodes.SelectMany(n => n.HugePages).Where(p => p.Total > 0).Select(p => p.Size).Distinct().Order().ToList();
        return used.Count == 0 || used.Contains(size)
            ? host.Pass($"The default size is {size}.")
            : host.Bad($"The default size is {size}, and there are only pages of {string.Join(" and ", used)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var used = host.Topology.Nodes.SelectMany(n => n.HugePages).Where(p => p.Total > 0).Select(p => p.Size).Distinct().Order().ToList();
        return used.Count == 0 ? [Remedy.KernelParameter("default_hugepagesz=1G")] : [Remedy.KernelParameter($"default_hugepagesz={HugePageRequest.Format(used[^1])}")];
    }

    internal static MemorySize? Read(CheckContext host)
    {
        var line = host.LongText("/proc/meminfo")?.Split('\n').FirstOrDefault(l => l.StartsWith("Hugepagesize:", StringComparison.Ordinal));
        if (line is null)
            return null;
        host.AddEvidence("/proc/meminfo#Hugepagesize", line["Hugepagesize:".Length..].Trim());
        return MemorySize.TryParse(line["Hugepagesize:".Length..].Trim().Replace("kB", "KiB", StringComparison.Ordinal), out var size) ? size : null;
    }
}
