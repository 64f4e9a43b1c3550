using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M02: huge pages come from the boot, when memory is not yet in pieces.</summary>
internal sealed class BootAllocationCheck() : ReadinessCheck(new("M02", "huge pages allocated at boot", CheckSeverity.Medium)
{
    Wanted = "as many pages of each size as the command line asks for",
    Reason = "Later, memory is in pieces: the kernel finds fewer pages of 1 GiB, or none, and the next boot differs from this one.",
    Reads = "/proc/cmdline, /sys/kernel/mm/hugepages/*/nr_hugepages",
    Source = "Documentation/admin-guide/mm/hugetlbpage.rst",
})
{
    private const string Folder = "/sys/kernel/mm/hugepages";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var defaultSize = DefaultPageSizeCheck.Read(host);
        var asked = HugePageRequest.Read(host.CommandLine, defaultSize ?? MemorySize.FromMiB(2));
        host.AddEvidence("/proc/cmdline#hugepages", asked.Count == 0 ? null : string.Join(", ", asked.Select(a => $"{a.Value} of {a.Key}")));
        var pools = host.List(Folder);
        if (pools.Count == 0)
            return host.Missing(Folder, "The kernel has no huge pages.", "/sys/kernel/mm");
        var got = new Dictionary<MemorySize, long>();
        foreach (var pool in pools)
        {
            // hugepages-2048kB
            if (pool.StartsWith("hugepages-", StringComparison.Ordinal) && MemorySize.TryParse(pool["hugepages-".Length..].Replace("kB", "KiB", StringComparison.Ordinal), out var size))
                got[size] = host.Number($"{Folder}/{pool}/nr_hugepages") ?? 0;
        }

        var fewer = asked.Where(a => got.GetValueOrDefault(a.Key) < a.Value).Select(a => $"{got.GetValueOrDefault(a.Key)} of {a.Value} pages of {a.Key}").ToList();
        if (fewer.Count > 0)
            return host.Bad($"The kernel found only {string.Join(", ", fewer)}.");
        var late = got.Where(g => g.Value > asked.GetValueOrDefault(g.Key)).Select(g => $"{g.Value - asked.GetValueOrDefault(g.Key)} pages of {g.Key}").ToList();
        if (late.Count > 0)
            return host.Bad($"Allocated after the boot: {string.Join(", ", late)}.");
        return asked.Count == 0 ? host.NotApplicable("There are no huge pages (M01).") : host.Pass("All huge pages are those asked for at boot.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var pools = host.Topology.Nodes.SelectMany(n => n.HugePages.Select(p => (n.Id, p.Size, p.Total))).Where(p => p.Total > 0).GroupBy(p => p.Size);
        foreach (var pool in pools)
            yield return Remedy.KernelParameter($"hugepagesz={HugePageRequest.Format(pool.Key)} hugepages={string.Join(',', pool.Select(p => $"{p.Id}:{p.Total}"))}");
        yield return Remedy.Manual("Allocate them in a unit that runs before all services; ask for fewer if the node's memory doesn't hold them.");
    }
}
