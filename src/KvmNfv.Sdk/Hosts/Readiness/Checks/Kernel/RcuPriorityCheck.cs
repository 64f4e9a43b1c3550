namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K08: RCU's threads win against real-time vCPUs.</summary>
internal sealed class RcuPriorityCheck() : ReadinessCheck(new("K08", "priority of RCU threads (rcutree.kthread_prio)", CheckSeverity.Medium)
{
    Wanted = "rcutree.kthread_prio above the vCPUs' FIFO priority, which is 1: 2 or more",
    Reason = "RCU threads that never run because of a busy FIFO thread stop memory from being freed, until the machine stalls.",
    Reads = "/sys/module/rcutree/parameters/kthread_prio",
    Source = "Documentation/admin-guide/kernel-parameters.txt (rcutree.kthread_prio); cluster-node-tuning-operator uses 11, StarlingX 21",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    private const string Path = "/sys/module/rcutree/parameters/kthread_prio";

    public override CheckFinding Evaluate(CheckContext host) => host.Number(Path) switch
    {
        null => host.Missing(Path, "This kernel's RCU threads have no priority to set.", "/sys/module"),
        0 => host.Bad("RCU threads are ordinary threads: any FIFO thread starves them."),
        1 => host.Bad("RCU threads have FIFO priority 1, the same as real-time vCPUs, and so never take their CPU."),
        { } priority => host.Pass($"RCU threads have FIFO priority {priority}."),
    };

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.KernelParameter("rcutree.kthread_prio=11")];
}
