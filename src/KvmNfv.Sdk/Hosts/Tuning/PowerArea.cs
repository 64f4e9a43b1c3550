using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What makes a CPU slow to wake up or changes its speed.</summary>
internal sealed class PowerArea : ITuningArea
{
    private const string Cpu = "/sys/devices/system/cpu";

    public IEnumerable<TuningStep> Steps(TuningContext context) => All(context).OfType<TuningStep>().Select(s => s with { Files = [TuningPaths.TuningScript] });

    private static IEnumerable<TuningStep?> All(TuningContext context)
    {
        yield return PerCpu(context, "cpufreq/scaling_governor", "performance")
            .Step("governor", "Full speed on isolated CPUs", "A CPU that has to speed up first serves the first packets late.", "P01");
        // "n/a" asks for no latency at all; "0" would mean that nobody asks (Documentation/ABI/testing/sysfs-devices-power).
        yield return Heat(PerCpu(context, "power/pm_qos_resume_latency_us", "n/a")
            .Step("wakeup-latency", "No sleep states on isolated CPUs", "A sleeping CPU needs 1 us to more than 100 us to wake; this holds just these CPUs awake, unlike idle=poll, which heats all.", "P06", "P05"));
        yield return PerCpu(context, "power/energy_perf_bias", "0")
            .Step("energy-bias", "Energy bias to performance", "The processor weighs energy against speed by this hint.", "P08");
        if (context.Realtime)
        {
            yield return Slower(new WriteStep(context).Add($"{Cpu}/intel_pstate/no_turbo", "1").Add($"{Cpu}/cpufreq/boost", "0")
                .Step("turbo", "Turbo off", "A change of frequency stops the core for microseconds, and when it comes depends on what the others do.", "P04"));
            var checks = new WriteStep(context);
            foreach (var cpu in context.Topology.Online)
                checks.Add(string.Create(CultureInfo.InvariantCulture, $"/sys/devices/system/machinecheck/machinecheck{cpu}/check_interval"), "0");
            yield return checks.Step("machine-checks", "No polling for corrected machine checks", "Each CPU otherwise looks every five minutes; fatal errors are reported as before.", "P13");
        }

        yield return Uncore(context);
        yield return new WriteStep(context).Add("/sys/module/pcie_aspm/parameters/policy", "performance", TuningValueKind.Choice, "the firmware keeps PCIe power management for itself")
            .Step("pcie-links", "PCIe links don't sleep", "A sleeping link takes microseconds to wake.", "P21");
    }

    private static WriteStep PerCpu(TuningContext context, string file, string value)
    {
        var step = new WriteStep(context);
        foreach (var cpu in context.Isolated)
            step.Add(string.Create(CultureInfo.InvariantCulture, $"{Cpu}/cpu{cpu}/{file}"), value);
        return step;
    }

    private static TuningStep? Uncore(TuningContext context)
    {
        var step = new WriteStep(context);
        foreach (var package in context.List($"{Cpu}/intel_uncore_frequency"))
        {
            if (context.Read($"{Cpu}/intel_uncore_frequency/{package}/max_freq_khz") is { } max)
                step.Add($"{Cpu}/intel_uncore_frequency/{package}/min_freq_khz", max);
        }

        return Heat(step.Step("uncore", "Uncore at one frequency", "The mesh and the last-level cache otherwise change speed with the load of other cores.", "P09"));
    }

    private static TuningStep? Heat(TuningStep? step) =>
        step is null ? null : step with { Risk = TuningRisk.Medium, RiskReason = "More power and heat, and less turbo for the other CPUs." };

    private static TuningStep? Slower(TuningStep? step) =>
        step is null ? null : step with { Risk = TuningRisk.Medium, RiskReason = "Lower peak speed for everything on the host." };
}
