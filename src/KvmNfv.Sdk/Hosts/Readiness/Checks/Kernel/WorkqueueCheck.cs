namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K25: work that isn't bound to a CPU stays off isolated ones.</summary>
internal sealed class WorkqueueCheck() : ReadinessCheck(new("K25", "unbound kernel work off isolated CPUs", CheckSeverity.High)
{
    Wanted = "/sys/devices/virtual/workqueue/cpumask without isolated CPUs",
    Reason = "Unbound kworkers run wherever this mask lets them.",
    Reads = "/sys/devices/virtual/workqueue/cpumask",
    Source = "Documentation/core-api/workqueue.rst; kernel-parameters.txt (workqueue.unbound_cpus)",
})
{
    internal const string Path = "/sys/devices/virtual/workqueue/cpumask";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Mask(Path) is not { } mask)
            return host.Missing(Path, "The kernel is too old to keep unbound work off CPUs.", "/sys/devices/virtual");
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var wrong = mask & host.IsolatedOnline;
        return wrong.IsEmpty
            ? host.Pass($"Unbound work runs on {CheckContext.Cpus(mask & host.Topology.Online)}.")
            : host.Bad($"Unbound work may run on {CheckContext.Cpus(wrong)}, isolated.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var keep = host.Topology.Online - host.Suggested;
        yield return Remedy.KernelParameter($"workqueue.unbound_cpus={keep}", $"Boot with nohz_full of the isolated CPUs, which implies it, or with workqueue.unbound_cpus={keep} (from Linux 6.5).");
        // Writing it under load has frozen networking in the field (SEAPATH).
        yield return Remedy.Sysfs(Path, CpuMask.Format(keep), disturbs: true);
    }
}
