using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P06: the means to keep CPUs out of deep states: a limit for each, rather than polling on all.</summary>
internal sealed class IdleLatencyLimitCheck() : ReadinessCheck(new("P06", "resume latency limits (PM QoS, idle=poll)", CheckSeverity.High)
{
    Wanted = "pm_qos_resume_latency_us n/a (or 1 to 2) on isolated CPUs, without idle=poll",
    Reason = "A limit for each CPU keeps just the isolated ones awake. idle=poll keeps all awake: heat, no turbo, and slow siblings.",
    Reads = "/sys/devices/system/cpu/cpu*/power/pm_qos_resume_latency_us, /dev/cpu_dma_latency, /proc/cmdline",
    Source = "Documentation/ABI/testing/sysfs-devices-power (pm_qos_resume_latency_us): 0 is no limit, n/a is no latency at all",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var target = PerCpu.Target(host);
        if (host.Parameter("idle") == "poll")
            return host.Warn("idle=poll keeps every CPU of the machine polling.", Remedy.KernelParameter("-idle"), PerCpuLimit(host));
        var limits = IdleStates.Limits(host, target);
        if (limits.Count == 0)
            return PerCpu.Absent(host, "The CPUs have no latency limits.");
        var open = CpuSet.From(limits.Where(l => IdleStates.Limit(l.Value) is null or > IdleStates.Shallow).SelectMany(l => l.Cpus));
        if (open.IsEmpty)
            return host.Pass($"{CheckContext.Cpus(target)} limited.");
        var deep = CpuSet.From(open.Where(c => IdleStates.Enabled(host, c).Any(s => s.Latency > IdleStates.Shallow)));
        if (deep.IsEmpty)
            return host.NotApplicable("No deep state is left to keep CPUs out of.");
        return IdleStates.GlobalLimit(host) is <= IdleStates.Shallow and { } held
            ? host.Note($"A program holds every CPU to {held} us by /dev/cpu_dma_latency, housekeeping ones too.")
            : host.Bad($"{CheckContext.Cpus(deep)} without a limit.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [PerCpuLimit(host)];

    internal static Remedy PerCpuLimit(CheckContext host) => Remedy.Command(
        $"for cpu in {string.Join(' ', host.Suggested)}; do echo n/a > /sys/devices/system/cpu/cpu$cpu/power/pm_qos_resume_latency_us; done",
        "Let the isolated CPUs wait for nothing when they come back from idle; run it after each boot, or set pm_qos_resume_latency_us in a tuned profile.");
}
