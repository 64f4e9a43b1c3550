namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I09: the threads that handle interrupts, on PREEMPT_RT kernels or with threadirqs.</summary>
internal sealed class ThreadedInterruptsCheck() : ReadinessCheck(new("I09", "interrupt threads off isolated CPUs", CheckSeverity.Medium)
{
    Wanted = "no thread irq/* on isolated CPUs, those of assigned devices (vfio) too",
    Reason = "They run with FIFO priority 50: a vCPU of lower priority waits for them, one of higher priority keeps its own device waiting.",
    Reads = "/proc/*/task/*/{stat,status} of irq/*",
    Source = "kernel/irq/manage.c (irq_thread, setup_irq_thread); Documentation/admin-guide/kernel-parameters.txt (threadirqs)",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var threads = host.Threads.Where(t => t.IsKernel && t.Name.StartsWith("irq/", StringComparison.Ordinal)).ToList();
        if (threads.Count == 0)
            return host.NotApplicable("No interrupt has a thread.");
        var wrong = threads.Where(t => t.Allowed.Overlaps(host.IsolatedOnline)).ToList();
        foreach (var thread in wrong)
            host.AddEvidence($"/proc/{thread.ProcessId}/task/{thread.ThreadId}/status", $"{thread.Allowed} ({thread.Name})");
        var priorities = string.Join(", ", threads.Select(t => t.RealTimePriority).Distinct().Order());
        host.AddEvidence("/proc/*/task/*/stat#irq/*", $"{threads.Count} threads, priorities {priorities}");
        return wrong.Count == 0
            ? host.Pass($"{threads.Count} threads elsewhere, with priority {priorities}.")
            : host.Bad($"On isolated CPUs may run {string.Join(", ", wrong.Select(t => t.Name).Distinct().Take(6))}{(wrong.Count > 6 ? $" and {wrong.Count - 6} more" : "")}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var keep = host.Topology.Online - host.Suggested;
        // The thread follows its interrupt (irq_thread_check_affinity).
        foreach (var number in host.Threads.Where(t => t.IsKernel && t.Name.StartsWith("irq/", StringComparison.Ordinal) && t.Allowed.Overlaps(host.Suggested)).Select(t => t.Name[4..].Split('-')[0]).Distinct().Take(16))
            yield return Remedy.Sysfs($"/proc/irq/{number}/smp_affinity_list", keep.ToString());
        yield return Remedy.KernelParameter($"irqaffinity={keep}");
    }
}
