using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K12: enough is left for the system, where it is needed.</summary>
internal sealed class HousekeepingSizeCheck() : ReadinessCheck(new("K12", "CPUs left for the system", CheckSeverity.Critical)
{
    Wanted = "CPU 0 and, on each node with isolated CPUs, at least one whole core that is not isolated",
    WantedInGuest = "CPU 0 not isolated",
    Reason = "Emulator threads, interrupts and kernel threads run there; without a local core they cross nodes. Much of the kernel assumes CPU 0.",
    Reads = "/sys/devices/system/cpu, /sys/devices/system/node",
    Source = "RHEL for Real Time, 'Isolating CPUs'; kernel/sched/isolation.c",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var isolated = host.Isolated;
        if (isolated.IsEmpty)
            return host.NothingIsolated();
        var keep = host.Housekeeping;
        if (keep.IsEmpty)
            return host.Bad("Every CPU is isolated: nothing is left for the system.");
        if (isolated.Contains(host.Topology.Online.Min))
            return host.Bad($"CPU {host.Topology.Online.Min}, on which the machine boots, is isolated.");
        var poor = host.IsGuest ? CpuSet.Empty : CpuSet.From(host.Topology.Nodes.Where(n => n.Cpus.Overlaps(isolated) && !HasWholeCore(host, n, keep)).Select(n => n.Id));
        return poor.IsEmpty
            ? host.Pass($"{CheckContext.Cpus(keep)} left for the system.")
            : host.Warn($"{(poor.Count == 1 ? "Node" : "Nodes")} {poor} {(poor.Count == 1 ? "has" : "have")} isolated CPUs and no whole core for the system.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        yield return Remedy.Manual("Isolate fewer CPUs: leave the first core of each node, with all its threads, to the system (isolcpus, nohz_full, rcu_nocbs).", reboot: true);
    }

    private static bool HasWholeCore(CheckContext host, HostNode node, CpuSet keep) =>
        host.Topology.Cpus.Any(c => c.Node == node.Id && keep.Contains(c.Id) && (c.Siblings & host.Topology.Online).IsSubsetOf(keep));
}
