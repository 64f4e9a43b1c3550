using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K22: from Linux 6.12 a deadline server gives ordinary tasks 50 ms of each second, also over FIFO vCPUs.</summary>
internal sealed class FairServerCheck() : ReadinessCheck(new("K22", "fair server off on isolated CPUs", CheckSeverity.Critical)
{
    Wanted = "runtime 0 for each isolated CPU, with something else that watches for starving tasks (K23)",
    Reason = "As soon as one ordinary task is runnable on a CPU, the fair server stops a FIFO vCPU there for up to 50 ms in a second, whatever its priority.",
    Reads = "/sys/kernel/debug/sched/fair_server/cpu*/runtime",
    Source = "kernel/sched/deadline.c and kernel/sched/debug.c of Linux 6.12",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    private const string Folder = "/sys/kernel/debug/sched/fair_server";

    public override CheckFinding Evaluate(CheckContext host)
    {
        host.AddEvidence("/proc/sys/kernel/osrelease", host.Release);
        if (host.Kernel is { } kernel && !kernel.AtLeast(6, 12))
            return host.NotApplicable("The kernel is older than the fair server (6.12); the throttle of K21 has its place.");
        host.RequireDebugfs();
        var cpus = host.List(Folder);
        if (cpus.Count == 0)
            return host.NotApplicable("The kernel has no fair server.");
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var on = new List<int>();
        foreach (var cpu in host.IsolatedOnline)
        {
            if (host.Number($"{Folder}/cpu{cpu}/runtime") is > 0)
                on.Add(cpu);
        }

        return on.Count == 0
            ? host.Pass("The fair server is off on the isolated CPUs.")
            : host.Bad($"The fair server may stop real-time threads on {CheckContext.Cpus(CpuSet.From(on))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Command($"for cpu in {string.Join(' ', host.Suggested)}; do echo 0 > {Folder}/cpu$cpu/runtime; done", "Switch the fair server off on the isolated CPUs; run it after each boot.")];
}
