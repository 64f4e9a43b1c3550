namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P04: frequencies above the base.</summary>
internal sealed class TurboCheck() : ReadinessCheck(new("P04", "turbo frequencies", CheckSeverity.Medium)
{
    Wanted = "off (intel_pstate/no_turbo 1, or cpufreq/boost 0)",
    WantedForPackets = "the site's choice: on for throughput, off for the same speed all day",
    Reason = "A core's turbo depends on what the others do and on the temperature; each change stops it for some microseconds.",
    Reads = "/sys/devices/system/cpu/intel_pstate/no_turbo, /sys/devices/system/cpu/cpufreq/boost",
    Source = "Documentation/admin-guide/pm/intel_pstate.rst (no_turbo); Documentation/admin-guide/pm/cpufreq.rst (boost)",
    Scope = CheckScope.Host,
})
{
    private const string NoTurbo = "/sys/devices/system/cpu/intel_pstate/no_turbo";
    private const string Boost = "/sys/devices/system/cpu/cpufreq/boost";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var on = !host.Flag(NoTurbo) ?? host.Flag(Boost);
        if (on is null)
            return PerCpu.Absent(host, "The kernel has no switch for turbo here.");
        if (on == false)
            return host.Pass("Turbo is off.");
        return host.IsRealtime ? host.Bad("Turbo is on.") : host.Note("Turbo is on: more packets a second on a cool machine, and not always the same.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        yield return host.Text(NoTurbo) is not null ? Remedy.Sysfs(NoTurbo, "1") : Remedy.Sysfs(Boost, "0");
        yield return Remedy.Firmware("Turbo Boost / Core Performance Boost: Disabled", "Or switch turbo off in the firmware.");
    }
}
