using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K26: dirty pages are not written back by isolated CPUs.</summary>
internal sealed class WriteBackCheck() : ReadinessCheck(new("K26", "write-back off isolated CPUs", CheckSeverity.Medium)
{
    Wanted = "the write-back queue's cpumask, within the mask of all unbound work, without isolated CPUs",
    Reason = "Writing files back takes milliseconds of a CPU.",
    Reads = "/sys/bus/workqueue/devices/writeback/cpumask",
    Source = "Documentation/core-api/workqueue.rst; tuned's cpu-partitioning profile",
})
{
    private const string Path = "/sys/bus/workqueue/devices/writeback/cpumask";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Mask(Path) is not { } mask)
            return host.Missing(Path, "The kernel shows no write-back queue.", "/sys/bus/workqueue/devices");
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        // A queue's own mask counts within the mask of all.
        var all = host.Mask(WorkqueueCheck.Path) ?? CpuSet.Range(0, host.LastCpu);
        var wrong = mask & all & host.IsolatedOnline;
        return wrong.IsEmpty ? host.Pass("No isolated CPU writes back.") : host.Bad($"{CheckContext.Cpus(wrong)}, isolated, may write back.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Sysfs(Path, CpuMask.Format(host.Topology.Online - host.Suggested))];
}
