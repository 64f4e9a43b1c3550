namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M12: no daemon moves guests' memory between nodes.</summary>
internal sealed class NumadCheck() : ReadinessCheck(new("M12", "no NUMA daemon (numad)", CheckSeverity.Medium)
{
    Wanted = "numad not running",
    Reason = "It moves programs and their pages between nodes, against what was planned.",
    Reads = "/sys/fs/cgroup/system.slice",
    Source = "numad(8)",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (SystemdUnits.IsActive(host, "numad"))
            return host.Bad("numad runs.");
        return SystemdUnits.IsEnabled(host, "numad.service") ? host.Warn("numad is started at the next boot.") : host.Pass("numad doesn't run.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Systemd("disable --now numad.service", "Stop numad; start it never.")];
}
