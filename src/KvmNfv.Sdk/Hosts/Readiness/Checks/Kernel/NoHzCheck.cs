namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K15: neither the dynamic tick nor high-resolution timers are switched off.</summary>
internal sealed class NoHzCheck() : ReadinessCheck(new("K15", "dynamic tick and high-resolution timers on (nohz, highres)", CheckSeverity.Medium)
{
    Wanted = "neither nohz=off nor highres=off",
    Reason = "nohz_full needs the dynamic tick, and timers without high resolution fire at the tick.",
    Reads = "/proc/cmdline",
    Source = "Documentation/admin-guide/kernel-parameters.txt (nohz, highres)",
})
{
    private static readonly string[] s_switches = ["nohz", "highres"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        var off = s_switches.Where(s => host.Parameter(s) is "off" or "0" or "n" or "no" or "false").ToList();
        return off.Count == 0 ? host.Pass("Neither is switched off.") : host.Bad($"Switched off: {string.Join(", ", off)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        s_switches.Where(host.CommandLine.Has).Select(s => Remedy.KernelParameter("-" + s));
}
