namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K39: the clock is kept, by a program off isolated CPUs.</summary>
internal sealed class ClockSyncCheck() : ReadinessCheck(new("K39", "clock synchronised off isolated CPUs", CheckSeverity.Low)
{
    Wanted = "chronyd, ptp4l or another one running, none of them on isolated CPUs",
    Reason = "Packet time stamps and logs need a true clock; the daemons must not run where guests do.",
    Reads = "/proc/*/task/*/status",
    Source = "linuxptp, chrony",
})
{
    private static readonly string[] s_daemons = ["chronyd", "ptp4l", "phc2sys", "ntpd", "timemaster", "systemd-timesyn"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        var daemons = host.Threads.Where(t => !t.IsKernel && s_daemons.Contains(t.Name)).ToList();
        foreach (var daemon in daemons)
            host.AddEvidence($"{daemon.Folder}/status#Cpus_allowed_list", $"{daemon.Allowed} ({daemon.Name})");
        if (daemons.Count == 0)
            return host.Bad("No known program keeps the clock.");
        var wrong = daemons.Where(d => d.Allowed.Overlaps(host.IsolatedOnline)).ToList();
        return wrong.Count == 0
            ? host.Pass($"{string.Join(", ", daemons.Select(d => d.Name).Distinct())} runs off isolated CPUs.")
            : host.Bad($"May run on isolated CPUs: {string.Join(", ", wrong.Select(d => d.Name).Distinct())}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Package("chrony", "Install chrony, or linuxptp for PTP, with CPUAffinity= of the housekeeping CPUs in its unit.")];
}
