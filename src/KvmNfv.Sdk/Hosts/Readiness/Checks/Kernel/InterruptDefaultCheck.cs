namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K11: where new interrupts go.</summary>
internal sealed class InterruptDefaultCheck() : ReadinessCheck(new("K11", "new interrupts off isolated CPUs (irqaffinity)", CheckSeverity.High)
{
    Wanted = "irqaffinity=<housekeeping CPUs>; no isolated CPU in default_smp_affinity",
    Reason = "An interrupt that is set up later, by a driver or a hot-plugged device, goes where this mask says.",
    Reads = "/proc/cmdline, /proc/irq/default_smp_affinity",
    Source = "Documentation/core-api/irq/irq-affinity.rst; Documentation/admin-guide/kernel-parameters.txt (irqaffinity)",
})
{
    private const string Path = "/proc/irq/default_smp_affinity";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var asked = host.ParameterIfKnown("irqaffinity");
        if (host.Mask(Path) is not { } mask)
            return host.Missing(Path, "This architecture sets no default affinity of interrupts.");
        if (asked is not null && KernelCpuList.Parse(asked, host.LastCpu) is null)
            return host.Bad($"The kernel refuses 'irqaffinity={asked}': it is not a list of CPUs.");
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var wrong = mask & host.IsolatedOnline;
        return wrong.IsEmpty
            ? host.Pass($"New interrupts go to {CheckContext.Cpus(mask & host.Topology.Online)}.")
            : host.Bad($"New interrupts may go to {CheckContext.Cpus(wrong)}, isolated.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var keep = host.Topology.Online - host.Suggested;
        return keep.IsEmpty ? [] : [Remedy.KernelParameter($"irqaffinity={keep}"), Remedy.Sysfs(Path, CpuMask.Format(keep))];
    }
}
