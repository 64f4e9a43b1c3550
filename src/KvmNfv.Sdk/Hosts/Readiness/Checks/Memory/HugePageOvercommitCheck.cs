namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M04: no promise of pages that aren't there.</summary>
internal sealed class HugePageOvercommitCheck() : ReadinessCheck(new("M04", "no overcommitted huge pages", CheckSeverity.Medium)
{
    Wanted = "nr_overcommit_hugepages 0 for each size",
    Reason = "Surplus pages are searched for while a guest starts or runs, in memory that may be in pieces: it waits, and may fail.",
    Reads = "/sys/kernel/mm/hugepages/*/nr_overcommit_hugepages",
    Source = "Documentation/admin-guide/mm/hugetlbpage.rst",
})
{
    private const string Folder = "/sys/kernel/mm/hugepages";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var pools = host.List(Folder);
        if (pools.Count == 0)
            return host.Missing(Folder, "The kernel has no huge pages.", "/sys/kernel/mm");
        var values = pools.Select(p => (Pool: p, Value: host.Number($"{Folder}/{p}/nr_overcommit_hugepages"))).ToList();
        if (values.All(v => v.Value is null))
            return host.Unknown("Nothing tells the pages promised.");
        var wrong = values.Where(v => v.Value > 0).Select(v => $"{v.Value} of {v.Pool["hugepages-".Length..]}").ToList();
        return wrong.Count == 0 ? host.Pass("Only pages that are there are given out.") : host.Bad($"Promised beyond those there: {string.Join(", ", wrong)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => host.List(Folder).Where(p => host.Number($"{Folder}/{p}/nr_overcommit_hugepages") > 0)
        .Select(p => Remedy.Sysfs($"{Folder}/{p}/nr_overcommit_hugepages", "0")).DefaultIfEmpty(Remedy.Sysctl("vm.nr_overcommit_hugepages", "0"));
}
