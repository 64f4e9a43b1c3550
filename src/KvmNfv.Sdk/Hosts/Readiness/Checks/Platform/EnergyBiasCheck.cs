namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P08: Intel's hint between speed and power.</summary>
internal sealed class EnergyBiasCheck() : ReadinessCheck(new("P08", "energy performance bias", CheckSeverity.Low)
{
    Wanted = "energy_perf_bias 0 (performance) on isolated CPUs",
    Reason = "The hint makes the processor and its uncore slower to leave low frequencies.",
    Reads = "/sys/devices/system/cpu/cpu*/power/energy_perf_bias",
    Source = "Documentation/admin-guide/pm/intel_epb.rst",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var values = PerCpu.Values(host, PerCpu.Target(host), "power/energy_perf_bias");
        if (values.Count == 0)
            return host.CpuInfo.IsX86 && host.CpuInfo.Has("epb") ? host.Unknown("The processor has the hint, and the kernel shows no file of it.") : PerCpu.Absent(host, "The processor has no such hint.");
        var bad = values.Where(v => v.Value != "0").ToList();
        return bad.Count == 0 ? host.Pass("The hint is 'performance'.") : host.Bad($"{string.Join("; ", bad.Select(v => $"{CheckContext.Cpus(v.Cpus)}: {Printable.Bounded(v.Value)}"))} (0 is performance, 15 saving).");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Command($"cpupower -c {PerCpu.Target(host)} set -b 0", "Set the hint to performance.")];
}
