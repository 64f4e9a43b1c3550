namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K10: RCU waits longer before it disturbs CPUs without a tick.</summary>
internal sealed class RcuPatienceCheck() : ReadinessCheck(new("K10", "patience of RCU with tickless CPUs", CheckSeverity.Low)
{
    Wanted = "rcutree.nohz_full_patience_delay 1000 (ms), from Linux 6.11",
    Reason = "RCU asks a CPU without a tick for a sign of life after the delay; a longer one disturbs guests less often.",
    Reads = "/sys/module/rcutree/parameters/nohz_full_patience_delay",
    Source = "Documentation/admin-guide/kernel-parameters.txt (rcutree.nohz_full_patience_delay); tuned's network-latency profile",
})
{
    private const string Path = "/sys/module/rcutree/parameters/nohz_full_patience_delay";

    public override CheckFinding Evaluate(CheckContext host) => host.Number(Path) switch
    {
        null => host.Missing(Path, "The kernel is older than this setting (6.11).", "/sys/module"),
        >= 1000 => host.Pass("RCU waits a second or more."),
        { } delay => host.Bad($"RCU waits {delay} ms."),
    };

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.KernelParameter("rcutree.nohz_full_patience_delay=1000")];
}
