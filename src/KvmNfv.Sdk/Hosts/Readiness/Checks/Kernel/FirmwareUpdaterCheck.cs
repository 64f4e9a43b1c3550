namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K38: nothing patches the firmware or the kernel while guests run.</summary>
internal sealed class FirmwareUpdaterCheck() : ReadinessCheck(new("K38", "no firmware updater, no live patching", CheckSeverity.Medium)
{
    Wanted = "fwupd-refresh.timer disabled, fwupd not running, no live patch loaded",
    Reason = "fwupd talks to the firmware, which answers by system management interrupts that stop every CPU. A live patch waits for and interrupts all tasks.",
    Reads = "/sys/fs/cgroup/system.slice, /etc/systemd/system/*.wants, /sys/kernel/livepatch",
    Source = "cluster-node-tuning-operator assets/performanceprofile; Documentation/livepatch/livepatch.rst",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var found = new List<string>();
        if (SystemdUnits.IsActive(host, "fwupd"))
            found.Add("fwupd runs");
        if (SystemdUnits.IsEnabled(host, "fwupd-refresh.timer"))
            found.Add("fwupd-refresh.timer is enabled");
        var patches = host.List("/sys/kernel/livepatch");
        if (patches.Count > 0)
            found.Add($"live patches are loaded ({string.Join(", ", patches.Take(3))})");
        return found.Count == 0 ? host.Pass("None.") : host.Bad($"Found: {string.Join(", ", found)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Systemd("mask --now fwupd-refresh.timer fwupd.service", "Keep fwupd from running; update firmware in maintenance windows.")];
}
