using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P02: the least frequency; the governor 'performance' always asks for the highest, so it only matters under others, and so does a cap below
/// the processor's base.</summary>
internal sealed class MinimumFrequencyCheck() : ReadinessCheck(new("P02", "minimum frequency", CheckSeverity.Medium)
{
    Wanted = "scaling_min_freq at the base frequency or at the maximum, and no cap below the base",
    Reason = "A core that may slow down when idle starts the next packet slowly.",
    Reads = "/sys/devices/system/cpu/cpu*/cpufreq/{scaling_min_freq,scaling_max_freq,cpuinfo_min_freq,base_frequency,scaling_governor}",
    Source = "Documentation/admin-guide/pm/cpufreq.rst; Documentation/admin-guide/pm/intel_pstate.rst (base_frequency)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var target = PerCpu.Target(host);
        var minima = PerCpu.Values(host, target, "cpufreq/scaling_min_freq");
        if (minima.Count == 0)
            return PerCpu.Absent(host, "The kernel doesn't scale frequencies here.");
        foreach (var (value, cpus) in minima)
        {
            var cpu = cpus.First();
            if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minimum))
                throw new InvalidDataException($"{PerCpu.Path(cpu, "cpufreq/scaling_min_freq")} holds '{Printable.Bounded(value)}' where a number of kHz should be.");
            var maximum = host.Number(PerCpu.Path(cpu, "cpufreq/scaling_max_freq"));
            var floor = host.Number(PerCpu.Path(cpu, "cpufreq/base_frequency")) ?? maximum;
            if (maximum < floor)
                return host.Bad($"{CheckContext.Cpus(cpus)} capped at {maximum / 1000} MHz, below the base of {floor / 1000} MHz.");
            if (minimum >= floor || host.Text(PerCpu.Path(cpu, "cpufreq/scaling_governor")) == "performance")
                continue;
            return host.Bad($"{CheckContext.Cpus(cpus)} may slow down to {minimum / 1000} MHz.");
        }

        return host.Pass("The CPUs are not allowed, or not asked, to slow down.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.Command($"cpupower -c {PerCpu.Target(host)} frequency-set -g performance", "The governor 'performance' always asks for the highest frequency."),
        Remedy.Command($"for cpu in {string.Join(' ', PerCpu.Target(host))}; do cd /sys/devices/system/cpu/cpu$cpu/cpufreq; cat base_frequency > scaling_min_freq || cat scaling_max_freq > scaling_min_freq; done", "Or raise the minimum."),
    ];
}
