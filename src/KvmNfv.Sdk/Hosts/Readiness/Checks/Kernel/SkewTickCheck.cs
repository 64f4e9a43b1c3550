namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K14: ticks of different CPUs at different times.</summary>
internal sealed class SkewTickCheck() : ReadinessCheck(new("K14", "ticks spread over time (skew_tick)", CheckSeverity.Medium)
{
    Wanted = "skew_tick=1",
    Reason = "Otherwise the ticks of all CPUs come at once and wait for each other's locks.",
    Reads = "/proc/cmdline",
    Source = "Documentation/admin-guide/kernel-parameters.txt (skew_tick); tuned's realtime profile",
})
{
    public override CheckFinding Evaluate(CheckContext host) => host.Parameter("skew_tick") == "1"
        ? host.Pass("Ticks are spread.")
        : host.Bad("The ticks of all CPUs come at the same time.");

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.KernelParameter("skew_tick=1")];
}
