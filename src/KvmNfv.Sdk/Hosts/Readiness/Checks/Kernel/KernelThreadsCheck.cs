using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K27: kernel threads that could run anywhere stay off isolated CPUs.</summary>
internal sealed class KernelThreadsCheck() : ReadinessCheck(new("K27", "movable kernel threads off isolated CPUs", CheckSeverity.Medium)
{
    Wanted = "Cpus_allowed_list of kernel threads that aren't bound to a CPU without isolated CPUs",
    Reason = "Each time one of them wakes on a guest's CPU, the guest waits.",
    Reads = "/proc/*/task/*/status, stat",
    Source = "Documentation/admin-guide/kernel-per-CPU-kthreads.rst; nohz_full moves them (kernel/kthread.c)",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var isolated = host.IsolatedOnline;
        // Threads of interrupts follow their interrupt (I07), vhost's belong to guests.
        var strays = host.Threads.Where(t => t is { IsKernel: true, IsBound: false } && !t.Name.StartsWith("irq/", StringComparison.Ordinal)
            && !t.Name.StartsWith("vhost-", StringComparison.Ordinal) && t.Allowed.Overlaps(isolated)).ToList();
        foreach (var thread in strays)
            host.AddEvidence($"{thread.Folder}/status#Cpus_allowed_list", $"{thread.Allowed} ({thread.Name})");
        if (strays.Count > 0)
            return host.Bad($"{strays.Count} kernel threads may run on isolated CPUs: {string.Join(", ", strays.Take(6).Select(t => t.Name))}{(strays.Count > 6 ? " ..." : "")}.");
        host.AddEvidence("/proc/*/status#Cpus_allowed_list", $"{host.Threads.Count(t => t.IsKernel)} kernel threads");
        return host.Pass("No movable kernel thread may run on isolated CPUs.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        if (host.CommandLine.Value("nohz_full") is null)
            yield return Remedy.KernelParameter($"nohz_full={host.Suggested}", $"Boot with nohz_full={host.Suggested}, which moves most of them.");
        var keep = (host.Topology.Online - host.Suggested).ToString();
        yield return Remedy.Command($"pgrep -P 2 | xargs -n 1 taskset -pc {keep}", $"Move those that can be moved to {keep}; the kernel refuses the others.");
    }
}
