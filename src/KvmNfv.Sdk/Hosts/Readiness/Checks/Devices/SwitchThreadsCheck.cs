using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I17: the threads of switches in user space that poll: Open vSwitch's PMDs, DPDK's lcores, VPP's workers; and vhost's kernel threads.</summary>
internal sealed class SwitchThreadsCheck() : ReadinessCheck(new("I17", "polling threads of packet switches (OVS PMD, DPDK, VPP)", CheckSeverity.High)
{
    Wanted = "each pinned to one isolated CPU, on another core than any vCPU",
    Reason = "A switch's thread that anything interrupts loses packets, and one that shares a core with a vCPU slows both.",
    Reads = "/proc/*/task/*/status of pmd-*, lcore-*, dpdk-worker*, vpp_wk_* and CPU */KVM",
    Source = "Documentation/topics/dpdk/pmd.rst of Open vSwitch; DPDK doc/guides/linux_gsg/linux_eal_parameters.rst; VPP's cpu section",
    Scope = CheckScope.Host,
})
{
    private static readonly string[] s_names = ["pmd-c", "lcore-worker", "lcore-slave", "dpdk-worker", "vpp_wk_", "rte-worker"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        var threads = Switches(host);
        if (threads.Count == 0)
            return host.NotApplicable("No switch polls in user space.");
        foreach (var thread in threads)
            host.AddEvidence($"/proc/{thread.ProcessId}/task/{thread.ThreadId}/status", $"{thread.Allowed} ({thread.Name})");
        var loose = threads.Where(t => t.Allowed.Count != 1).ToList();
        if (loose.Count > 0)
            return host.Bad($"Not pinned to one CPU: {Words(loose)}.");
        if (threads.GroupBy(t => t.Allowed).FirstOrDefault(g => g.Count() > 1) is { } same)
            return host.Bad($"On CPU {same.Key} together: {Words([.. same])}.");
        var vcpus = host.Threads.Where(t => !t.IsKernel && t.Name.StartsWith("CPU ", StringComparison.Ordinal) && t.Allowed.Count == 1).ToList();
        var beside = threads.Where(t => vcpus.Any(v => Core(host, t).Overlaps(v.Allowed))).ToList();
        if (beside.Count > 0)
            return host.Bad($"On a core with a vCPU: {Words(beside)}.");
        if (host.Isolated.IsEmpty)
            return host.Bad($"No CPU is isolated, so other tasks run beside {Words(threads)}.");
        var outside = threads.Where(t => !t.Allowed.IsSubsetOf(host.Isolated)).ToList();
        return outside.Count > 0 ? host.Bad($"On CPUs that aren't isolated: {Words(outside)}.") : host.Pass($"{threads.Count} threads, each on an isolated CPU without vCPUs beside it; ovs-vsctl get Open_vSwitch . other_config tells pmd-sleep-max and pmd-auto-lb.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        if (Switches(host).Any(t => t.Name.StartsWith("pmd-c", StringComparison.Ordinal)))
            yield return Remedy.Command("ovs-vsctl set Open_vSwitch . other_config:pmd-cpu-mask=MASK", "Give Open vSwitch the mask of whole isolated cores on the cards' node, that no guest has; pmd-sleep-max 0, pmd-auto-lb false.", disturbs: true);
        yield return Remedy.Manual("Start the switch with lcores on isolated CPUs of the cards' node, whole cores, apart from the guests' (DPDK: -l, VPP: corelist-workers).");
    }

    private static List<ThreadFacts> Switches(CheckContext host) => [.. host.Threads.Where(t => !t.IsKernel && s_names.Any(n => t.Name.StartsWith(n, StringComparison.Ordinal)))];

    private static CpuSet Core(CheckContext host, ThreadFacts thread) => host.Topology.Cpu(thread.Allowed.First())?.Siblings ?? thread.Allowed;

    private static string Words(List<ThreadFacts> threads) => $"{string.Join(", ", threads.Take(6).Select(t => $"{Printable.Bounded(t.Name)} ({t.Allowed})"))}{(threads.Count > 6 ? $" and {threads.Count - 6} more" : "")}";
}
