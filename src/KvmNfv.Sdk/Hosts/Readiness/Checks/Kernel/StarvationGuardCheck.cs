namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K23: where the kernel's own guards are off, something else keeps FIFO threads from starving the kernel's.</summary>
internal sealed class StarvationGuardCheck() : ReadinessCheck(new("K23", "a guard against starving tasks (stalld)", CheckSeverity.Medium)
{
    Wanted = "stalld running when neither the throttle (K21) nor the fair server (K22) is on",
    Reason = "A vCPU that never sleeps keeps ksoftirqd and kworkers of its CPU from running; after a while the whole machine waits for them.",
    Reads = "/proc/sys/kernel/sched_rt_runtime_us, /sys/kernel/debug/sched/fair_server, /sys/fs/cgroup/system.slice",
    Source = "gitlab.com/rt-linux-tools/stalld; ACRN, 'Real-time VM performance tips'",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Number("/proc/sys/kernel/sched_rt_runtime_us") is not { } runtime)
            return host.Missing("/proc/sys/kernel/sched_rt_runtime_us", "The kernel has no throttle of real-time threads to be off.");
        if (SystemdUnits.IsActive(host, "stalld"))
            return host.Pass("stalld runs.");
        var newKernel = host.Kernel?.AtLeast(6, 12) == true;
        if (!newKernel)
            return runtime >= 0 ? host.Pass("The kernel's throttle is on.") : host.Bad("The throttle is off and no stalld runs.");
        host.RequireDebugfs();
        var cpus = host.IsolatedOnline.IsEmpty ? host.Topology.Online : host.IsolatedOnline;
        var servers = cpus.Select(c => host.Number($"/sys/kernel/debug/sched/fair_server/cpu{c}/runtime")).OfType<long>().ToList();
        return servers.Count > 0 && servers.All(r => r > 0) ? host.Pass("The fair server is on.") : host.Bad("The fair server is off and no stalld runs.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Package("stalld", "Install stalld where the distribution has it, restricted to the isolated CPUs."), Remedy.Systemd("enable --now stalld.service", "Start stalld.")];
}
