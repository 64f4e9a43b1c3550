using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K16: no lockup detector on isolated CPUs.</summary>
internal sealed class WatchdogCheck() : ReadinessCheck(new("K16", "no lockup watchdog on isolated CPUs", CheckSeverity.Medium)
{
    Wanted = "kernel.watchdog 0 (nowatchdog), or kernel.watchdog_cpumask without isolated CPUs",
    Reason = "The watchdog wakes a thread on each of its CPUs every few seconds, and its hardware half interrupts them with NMIs and takes a performance counter.",
    Reads = "/proc/sys/kernel/watchdog, nmi_watchdog, soft_watchdog, watchdog_cpumask",
    Source = "Documentation/admin-guide/lockup-watchdogs.rst",
})
{
    private const string Folder = "/proc/sys/kernel";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Number($"{Folder}/watchdog") is not { } watchdog)
            return host.Missing($"{Folder}/watchdog", "The kernel is built without a lockup detector.");
        var hard = host.Number($"{Folder}/nmi_watchdog") is > 0;
        var soft = host.Number($"{Folder}/soft_watchdog") is > 0;
        if (watchdog == 0 || (!hard && !soft))
            return host.Pass("The lockup watchdogs are off.");
        var mask = host.Set($"{Folder}/watchdog_cpumask");
        var kind = hard ? "The NMI watchdog" : "The soft lockup watchdog";
        if (host.Isolated.IsEmpty)
            return host.Bad($"{kind} runs on every CPU.");
        var wrong = (mask ?? host.Topology.Online) & host.IsolatedOnline;
        return wrong.IsEmpty
            ? host.Pass($"{kind} runs on {CheckContext.Cpus(mask ?? CpuSet.Empty)} only.")
            : host.Bad($"{kind} runs on {CheckContext.Cpus(wrong)}, isolated.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Sysctl("kernel.watchdog", "0"), Remedy.KernelParameter("nowatchdog")];
}
