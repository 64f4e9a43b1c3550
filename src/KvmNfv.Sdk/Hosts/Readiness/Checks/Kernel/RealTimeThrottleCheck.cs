namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K21: the throttle of real-time threads. From Linux 6.12 the fair server (K22) has its place unless RT_GROUP_SCHED is built in
/// (kernel/sched/rt.c).</summary>
internal sealed class RealTimeThrottleCheck() : ReadinessCheck(new("K21", "real-time threads not throttled (sched_rt_runtime_us)", CheckSeverity.Critical)
{
    Wanted = "kernel.sched_rt_runtime_us -1, with something that watches for starving tasks (K23)",
    Reason = "By default a FIFO thread that never sleeps, as a polling vCPU, is stopped for 50 ms in every second. Without the throttle a runaway one starves its CPU's kernel threads.",
    Reads = "/proc/sys/kernel/sched_rt_runtime_us, /proc/sys/kernel/sched_rt_period_us",
    Source = "Documentation/scheduler/sched-rt-group.rst; kernel/sched/rt.c of Linux 6.12",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    private const string Path = "/proc/sys/kernel/sched_rt_runtime_us";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var period = host.Number("/proc/sys/kernel/sched_rt_period_us");
        if (host.Number(Path) is not { } runtime)
            return host.Missing(Path, "The kernel has no throttle of real-time threads.");
        if (runtime < 0 || runtime >= period)
            return host.Pass("Real-time threads are not throttled.");
        if (host.Kernel?.AtLeast(6, 12) == true && !HasGroupScheduling(host))
            return host.Pass("From Linux 6.12 the throttle holds no thread back; the fair server does (K22).");
        var share = $"Real-time threads may run {runtime} of every {period?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} us";
        return runtime >= 950_000 && period == 1_000_000
            ? host.Warn($"{share}: one that never sleeps is stopped for {(period - runtime) / 1000} ms.")
            : host.Fail($"{share}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Sysctl("kernel.sched_rt_runtime_us", "-1")];

    private static bool HasGroupScheduling(CheckContext host)
    {
        try
        {
            return host.Config("CONFIG_RT_GROUP_SCHED") == "y";
        }
        catch (EvidenceException)
        {
            // Distributions build without it; a kernel that doesn't tell is taken for one of theirs.
            return false;
        }
    }
}
