namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M06: equal pages of guests are not merged.</summary>
internal sealed class PageMergingCheck() : ReadinessCheck(new("M06", "page merging off (KSM)", CheckSeverity.High)
{
    Wanted = "/sys/kernel/mm/ksm/run 0, no ksmtuned; nosharepages in domains",
    Reason = "A write to a merged page is a fault and a copy; ksmd scans guests' memory all the time.",
    Reads = "/sys/kernel/mm/ksm/run, /sys/fs/cgroup/system.slice",
    Source = "Documentation/admin-guide/mm/ksm.rst",
})
{
    private const string Path = "/sys/kernel/mm/ksm/run";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Number(Path) is not { } run)
            return host.Missing(Path, "The kernel is built without page merging.", "/sys/kernel/mm");
        if (run == 1)
            return host.Bad("Pages are merged.");
        return SystemdUnits.IsActive(host, "ksmtuned")
            ? host.Bad("ksmtuned runs and switches merging on when memory gets short.")
            : host.Pass("Pages are not merged.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        // 2 undoes what was merged as well.
        Remedy.Sysfs(Path, "2", disturbs: true),
        Remedy.Systemd("disable --now ksmtuned.service ksm.service", "Stop ksmtuned and ksm."),
        Remedy.DomainXml("<memoryBacking><nosharepages/></memoryBacking>", "Keep a domain's pages out of merging."),
    ];
}
