namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M10: memory errors are looked for off isolated CPUs.</summary>
internal sealed class EdacCheck() : ReadinessCheck(new("M10", "memory error polling off isolated CPUs (EDAC)", CheckSeverity.Low)
{
    Wanted = "no polling, or polling by work that is kept off isolated CPUs (K25)",
    Reason = "Drivers that poll read slow registers of the memory controller every second.",
    Reads = "/sys/devices/system/edac/mc, /sys/module/edac_core/parameters/edac_mc_poll_msec, /sys/devices/virtual/workqueue/cpumask",
    Source = "Documentation/driver-api/edac.rst; drivers/edac/edac_mc.c",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var controllers = host.List("/sys/devices/system/edac/mc").Where(n => n.StartsWith("mc", StringComparison.Ordinal) && n.Length > 2).ToList();
        if (controllers.Count == 0)
            return host.Missing("/sys/devices/system/edac/mc", "No driver looks for memory errors.", "/sys/devices/system");
        if (host.Number("/sys/module/edac_core/parameters/edac_mc_poll_msec") is not { } interval)
            return host.Unknown("Nothing tells how often memory errors are looked for.");
        if (interval == 0)
            return host.Pass("Memory errors are not polled for.");
        if (host.Mask(WorkqueueCheck.Path) is not { } mask)
            return host.Unknown("Nothing tells where the kernel's work runs.");
        return !host.Isolated.IsEmpty && !mask.Overlaps(host.IsolatedOnline)
            ? host.Pass($"Errors are polled for every {interval} ms, off isolated CPUs.")
            : host.Bad($"{controllers.Count} memory controllers may be polled every {interval} ms, on any CPU.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Sysfs(WorkqueueCheck.Path, CpuMask.Format(host.Topology.Online - host.Suggested), disturbs: true), Remedy.Sysfs("/sys/module/edac_core/parameters/edac_mc_poll_msec", "60000")];
}
