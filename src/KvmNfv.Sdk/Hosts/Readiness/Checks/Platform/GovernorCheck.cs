using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P01: who chooses the frequency.</summary>
internal sealed class GovernorCheck() : ReadinessCheck(new("P01", "frequency governor 'performance'", CheckSeverity.High)
{
    Wanted = "scaling_governor performance on isolated CPUs",
    Reason = "Other governors raise the frequency only some milliseconds after load comes.",
    Reads = "/sys/devices/system/cpu/cpu*/cpufreq/scaling_governor",
    Source = "Documentation/admin-guide/pm/cpufreq.rst (generic scaling governors)",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var values = PerCpu.Values(host, PerCpu.Target(host), "cpufreq/scaling_governor");
        if (values.Count == 0)
            return PerCpu.Absent(host, "The kernel doesn't scale frequencies here; firmware or the hypervisor does, or nobody.");
        var bad = values.Where(v => v.Value != "performance").ToList();
        return bad.Count == 0
            ? host.Pass($"{CheckContext.Cpus(All(values))} governed by 'performance'.")
            : host.Bad($"{string.Join("; ", bad.Select(v => $"{CheckContext.Cpus(v.Cpus)} governed by '{Printable.Bounded(v.Value)}'"))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        yield return Remedy.Command($"cpupower -c {PerCpu.Target(host)} frequency-set -g performance", "Set the governor now; a tuned profile or cpupower.service sets it at each boot.");
        yield return Remedy.KernelParameter("cpufreq.default_governor=performance");
    }

    private static CpuSet All(IReadOnlyList<(string Value, CpuSet Cpus)> values) => values.Aggregate(CpuSet.Empty, (all, v) => all | v.Cpus);
}
