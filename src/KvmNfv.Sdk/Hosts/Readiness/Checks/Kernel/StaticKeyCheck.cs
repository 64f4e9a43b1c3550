namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K36: the kernel's code for packet time stamps isn't patched back and forth.</summary>
internal sealed class StaticKeyCheck() : ReadinessCheck(new("K36", "packet time stamping held on", CheckSeverity.Low)
{
    Wanted = "a program that keeps time stamping on for good: tuned with a realtime profile ([rtentsk]), ptp4l, chronyd",
    Reason = "The first program that asks for time stamps, and the last one that stops, make the kernel patch its code, which interrupts every CPU.",
    Reads = "/etc/tuned/active_profile, /sys/fs/cgroup/system.slice",
    Source = "tuned's plugin rtentsk; net/core/dev.c (netstamp_needed_key)",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (SystemdUnits.IsActive(host, "tuned") && host.Text("/etc/tuned/active_profile") is { } profile && profile.Contains("realtime", StringComparison.Ordinal))
            return host.Pass($"tuned holds it ({profile}).");
        foreach (var service in (string[])["ptp4l", "chronyd", "chrony"])
        {
            if (SystemdUnits.IsActive(host, service, service == "chrony" ? "chronyd" : service))
                return host.Pass($"{service} holds it.");
        }

        return host.Bad("Nothing known keeps it on; starting a program that stamps packets interrupts every CPU.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Systemd("enable --now tuned.service", "Run tuned with a realtime profile, or any program that stamps packets for good, from the boot on.")];
}
