namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M11: nothing limits or thins out huge pages.</summary>
internal sealed class HugePageLimitsCheck() : ReadinessCheck(new("M11", "no limits on huge pages", CheckSeverity.Low)
{
    Wanted = "hugetlb.*.max 'max' for machine.slice; vm.hugetlb_optimize_vmemmap 0 where pages come and go at run time",
    Reason = "A limit of the control group stops a domain from starting. The optimised page map saves memory, but allocates when a huge page is freed.",
    Reads = "/sys/fs/cgroup/machine.slice/hugetlb.*.max, /proc/sys/vm/hugetlb_optimize_vmemmap",
    Source = "Documentation/admin-guide/cgroup-v2.rst (hugetlb); Documentation/admin-guide/sysctl/vm.rst",
    Scope = CheckScope.Host,
})
{
    private const string Slice = "/sys/fs/cgroup/machine.slice";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var optimised = host.Number("/proc/sys/vm/hugetlb_optimize_vmemmap");
        var limits = host.List(Slice).Where(n => n.StartsWith("hugetlb.", StringComparison.Ordinal) && n.EndsWith(".max", StringComparison.Ordinal) && !n.EndsWith(".rsvd.max", StringComparison.Ordinal)).ToList();
        if (optimised is null && limits.Count == 0)
            return host.Missing(Slice, "Nothing on this machine limits huge pages.", "/proc/sys/vm");
        var wrong = limits.Select(l => (Name: l, Value: host.Text($"{Slice}/{l}"))).Where(l => l.Value is not (null or "max")).Select(l => $"{l.Name} is {l.Value}").ToList();
        if (optimised is > 0)
            wrong.Add("the page map of huge pages is optimised");
        return wrong.Count == 0 ? host.Pass("There are no limits.") : host.Bad($"Found: {string.Join(", ", wrong)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        .. host.List(Slice).Where(n => n.StartsWith("hugetlb.", StringComparison.Ordinal) && n.EndsWith(".max", StringComparison.Ordinal)).Where(n => host.Text($"{Slice}/{n}") != "max").Select(n => Remedy.Sysfs($"{Slice}/{n}", "max")),
        Remedy.Sysctl("vm.hugetlb_optimize_vmemmap", "0"),
    ];
}
