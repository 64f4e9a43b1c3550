namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K07: the threads that run offloaded callbacks poll, so that isolated CPUs need not wake them.</summary>
internal sealed class RcuPollCheck() : ReadinessCheck(new("K07", "RCU callback threads poll (rcu_nocb_poll)", CheckSeverity.Medium)
{
    Wanted = "rcu_nocb_poll",
    Reason = "Otherwise an isolated CPU that queues a callback has to wake the thread that runs it.",
    Reads = "/proc/cmdline",
    Source = "Documentation/admin-guide/kernel-parameters.txt (rcu_nocb_poll)",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    public override CheckFinding Evaluate(CheckContext host) => host.Parameter("rcu_nocb_poll") is null
        ? host.Bad("The threads are woken by the CPUs whose callbacks they run.")
        : host.Pass("The threads poll.");

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.KernelParameter("rcu_nocb_poll")];
}
