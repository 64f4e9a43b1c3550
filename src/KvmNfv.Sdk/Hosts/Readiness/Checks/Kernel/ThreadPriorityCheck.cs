using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K28: the kernel's own threads of an isolated CPU win against a FIFO vCPU there.</summary>
internal sealed class ThreadPriorityCheck() : ReadinessCheck(new("K28", "priority of ksoftirqd, ktimers and rcuc", CheckSeverity.High)
{
    Wanted = "SCHED_FIFO above the vCPUs' 1 on isolated CPUs: ksoftirqd 2, ktimers 2, rcuc 4",
    Reason = "They do the timers' and the network's soft interrupts. Under a FIFO vCPU of the same or a higher priority they never run.",
    Reads = "/proc/*/stat",
    Source = "tuned's realtime-virtual-host profile; kernel/softirq.c and kernel/rcu/tree.c",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    private static readonly (string Name, int Priority)[] s_threads = [("ksoftirqd", 2), ("ktimers", 2), ("rcuc", 4)];

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var weak = s_threads.Select(t => (t.Name, Cpus: Weak(host, t.Name))).Where(t => !t.Cpus.IsEmpty).ToList();
        return weak.Count == 0
            ? host.Pass("They are above real-time vCPUs.")
            : host.Bad($"Not above a real-time vCPU: {string.Join("; ", weak.Select(w => $"{w.Name} of {CheckContext.Cpus(w.Cpus)}"))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        foreach (var (name, priority) in s_threads.Where(t => !Weak(host, t.Name).IsEmpty))
            yield return Remedy.Command($"for t in $(pgrep '^{name}/'); do chrt -f -p {priority} $t; done", $"Give {name} FIFO priority {priority} (after each boot, or by tuned's [scheduler]).");
    }

    // ksoftirqd/3 and so on; the number is the CPU.
    private static CpuSet Weak(CheckContext host, string name)
    {
        var weak = new List<int>();
        foreach (var thread in host.Threads.Where(t => t.IsKernel && t.Name.StartsWith(name + "/", StringComparison.Ordinal)))
        {
            if (!int.TryParse(thread.Name.AsSpan(name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var cpu) || !host.IsolatedOnline.Contains(cpu))
                continue;
            host.AddEvidence($"{thread.Folder}/stat", $"{thread.Name}: {thread.Policy} {thread.RealTimePriority}");
            if (thread.Policy is not (SchedulerClass.Fifo or SchedulerClass.RoundRobin) || thread.RealTimePriority < 2)
                weak.Add(cpu);
        }

        return CpuSet.From(weak);
    }
}
