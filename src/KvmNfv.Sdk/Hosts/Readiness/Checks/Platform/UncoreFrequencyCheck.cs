namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P09: the frequency of Intel's mesh and last-level cache.</summary>
internal sealed class UncoreFrequencyCheck() : ReadinessCheck(new("P09", "uncore frequency held", CheckSeverity.Medium)
{
    Wanted = "min_freq_khz equal to max_freq_khz in every package and die",
    Reason = "The last-level cache and the way to memory slow down when the cores are quiet; the next access pays.",
    Reads = "/sys/devices/system/cpu/intel_uncore_frequency/*/{min_freq_khz,max_freq_khz}",
    Source = "Documentation/admin-guide/pm/intel_uncore_frequency_scaling.rst",
    Scope = CheckScope.Host,
})
{
    private const string Folder = "/sys/devices/system/cpu/intel_uncore_frequency";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var parts = host.List(Folder);
        if (parts.Count == 0)
        {
            return Processor.IsIntel(host)
                ? host.Unknown("The driver is not there: modprobe intel_uncore_frequency, or turbostat --show UncMHz, tells.")
                : host.NotApplicable("Only Intel's uncore is scaled by Linux; AMD's fabric is held in the firmware (P22).");
        }

        var loose = new List<string>();
        foreach (var part in parts)
        {
            var (min, max) = (host.Number($"{Folder}/{part}/min_freq_khz"), host.Number($"{Folder}/{part}/max_freq_khz"));
            if (min is null || max is null)
                return host.Unknown($"{part} doesn't tell its limits.");
            if (min < max)
                loose.Add($"{part} from {min / 1000} to {max / 1000} MHz");
        }

        return loose.Count == 0 ? host.Pass("The uncore frequency is held.") : host.Bad($"The uncore frequency moves: {string.Join(", ", loose)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.Command($"for dir in {Folder}/*; do cat $dir/max_freq_khz > $dir/min_freq_khz; done", "Raise the minimum to the maximum, after each boot."),
        Remedy.Firmware("Uncore Frequency: Maximum", "Or hold it in the firmware."),
    ];
}
