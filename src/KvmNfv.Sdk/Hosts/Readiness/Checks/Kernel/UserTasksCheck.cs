namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K29: nothing but guests and packet software on isolated CPUs.</summary>
internal sealed class UserTasksCheck() : ReadinessCheck(new("K29", "no stray programs on isolated CPUs", CheckSeverity.High)
{
    Wanted = "no program that may run both on isolated CPUs and on others; none but guests, switches and measuring tools pinned to isolated ones",
    WantedInGuest = "no program that may run both on isolated CPUs and on others",
    Reason = "Isolation keeps the scheduler from balancing, not a program from being started or pinned there.",
    Reads = "/proc/*/task/*/status",
    Source = "Documentation/admin-guide/cgroup-v2.rst; sched_setaffinity(2)",
})
{
    // Names of threads (at most 15 characters) that belong on isolated CPUs: QEMU and its vCPUs, switches, DPDK, measuring tools.
    private static readonly string[] s_expected =
    [
        "qemu", "CPU ", "IO ", "iou-", "kvm", "vhost", "vnc_worker", "worker", "SPICE", "call_rcu", "ovs-vswitchd", "pmd-", "lcore-", "dpdk", "eal-", "rte_", "testpmd", "vpp", "cloud-hyp", "fc_vcpu",
        "firecracker", "oslat", "cyclictest", "rtla", "timerlat", "osnoise", "kvmnfv", "stalld",
    ];

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var isolated = host.IsolatedOnline;
        var there = host.Threads.Where(t => !t.IsKernel && t.Allowed.Overlaps(isolated)).ToList();
        var strays = there.Where(t => !t.Allowed.IsSubsetOf(host.Isolated) || (!host.IsGuest && !IsExpected(t.Name))).ToList();
        foreach (var thread in strays)
            host.AddEvidence($"{thread.Folder}/status#Cpus_allowed_list", $"{thread.Allowed} ({thread.Name})");
        if (strays.Count > 0)
        {
            var names = strays.Select(t => t.Name).Distinct().ToList();
            return host.Bad($"{strays.Count} threads may run on isolated CPUs: {string.Join(", ", names.Take(6))}{(names.Count > 6 ? " ..." : "")}.");
        }

        host.AddEvidence("/proc/*/task/*/status#Cpus_allowed_list", $"{host.Threads.Count(t => !t.IsKernel)} threads");
        return host.Pass(there.Count == 0 ? "No program may run on isolated CPUs." : $"Only guests and packet software run there ({there.Count} threads).");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var keep = host.Topology.Online - host.Suggested;
        yield return Remedy.Systemd($"CPUAffinity={keep}", $"Set CPUAffinity={keep} in /etc/systemd/system.conf, so that services never get isolated CPUs.");
        yield return Remedy.Command($"taskset -apc {keep} PID", $"Move the programs named to {CheckContext.Cpus(keep)}.");
    }

    private static bool IsExpected(string name) => s_expected.Any(e => name.StartsWith(e, StringComparison.OrdinalIgnoreCase));
}
