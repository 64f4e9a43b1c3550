namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P03: whether the hardware changes frequencies on its own.</summary>
internal sealed class FrequencyDriverCheck() : ReadinessCheck(new("P03", "frequency driver and its mode", CheckSeverity.Medium)
{
    Wanted = "intel_pstate passive or off (acpi-cpufreq); amd_pstate guided or passive",
    Reason = "In active mode the processor chooses frequencies by itself (HWP, CPPC autonomous), at moments that nobody can foresee.",
    Reads = "/sys/devices/system/cpu/cpu*/cpufreq/scaling_driver, /sys/devices/system/cpu/{intel_pstate,amd_pstate}/status",
    Source = "Documentation/admin-guide/pm/intel_pstate.rst; Documentation/admin-guide/pm/amd-pstate.rst",
    Profiles = CheckDefinition.RealtimeOnly,
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var drivers = PerCpu.Values(host, PerCpu.Target(host), "cpufreq/scaling_driver");
        if (drivers.Count == 0)
            return PerCpu.Absent(host, "No driver scales frequencies here.");
        var status = host.Text("/sys/devices/system/cpu/intel_pstate/status") ?? host.Text("/sys/devices/system/cpu/amd_pstate/status");
        var names = string.Join(", ", drivers.Select(d => Printable.Bounded(d.Value)));
        // In active mode the drivers are called intel_pstate and amd-pstate-epp, in passive mode intel_cpufreq and amd-pstate. Without HWP, which alone has
        // this preference, intel_pstate chooses in the kernel.
        return drivers.Any(d => d.Value == "amd-pstate-epp" || (d.Value == "intel_pstate" && host.Text(PerCpu.Path(d.Cpus.First(), "cpufreq/energy_performance_preference")) is not null))
            ? host.Bad($"{names} in {status ?? "active"} mode: the processor chooses frequencies by itself.")
            : host.Pass($"{names}{(status is null ? "" : $", {status}")}: the kernel chooses frequencies.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => Processor.IsAmd(host)
        ? [Remedy.KernelParameter("amd_pstate=guided"), Remedy.Sysfs("/sys/devices/system/cpu/amd_pstate/status", "guided", disturbs: true)]
        : [Remedy.KernelParameter("intel_pstate=passive"), Remedy.Sysfs("/sys/devices/system/cpu/intel_pstate/status", "passive", disturbs: true)];
}
