using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P12: throttling by temperature, counted by the kernel since boot.</summary>
internal sealed class ThermalThrottleCheck() : SampledCheck<Dictionary<int, long>>(new("P12", "thermal throttling", CheckSeverity.High)
{
    Wanted = "none in the window",
    Reason = "A processor that is too hot is stopped for part of each millisecond.",
    Reads = "/sys/devices/system/cpu/cpu*/thermal_throttle/{core_throttle_count,package_throttle_count}",
    Source = "arch/x86/kernel/cpu/mce/therm_throt.c, drivers/thermal/intel/therm_throt.c",
    Scope = CheckScope.Host,
})
{
    private static readonly string[] s_files = ["thermal_throttle/core_throttle_count", "thermal_throttle/package_throttle_count"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        var counts = Sample(host);
        if (counts.Count == 0)
            return PerCpu.Absent(host, "The kernel counts no throttling here.");
        var hot = CpuSet.From(counts.Where(c => c.Value > 0).Select(c => c.Key));
        return hot.IsEmpty ? host.Pass("Never since boot.") : host.Note($"{CheckContext.Cpus(hot)} throttled up to {counts.Values.Max()} times since boot; --window 60 tells whether it still happens.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Manual("Look after the cooling: fans, air filters, the firmware's fan profile, the room."), Remedy.Firmware("Thermal profile: Maximum performance", "Let the firmware cool harder.")];

    protected override Dictionary<int, long> Sample(CheckContext host)
    {
        var counts = new Dictionary<int, long>();
        foreach (var file in s_files)
        {
            foreach (var (value, cpus) in PerCpu.Values(host, PerCpu.Target(host), file))
            {
                if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                    throw new InvalidDataException($"{PerCpu.Path(cpus.First(), file)} holds '{Printable.Bounded(value)}' where a number should be.");
                foreach (var cpu in cpus)
                    counts[cpu] = counts.GetValueOrDefault(cpu) + count;
            }
        }

        return counts;
    }

    protected override CheckFinding Compare(CheckContext host, Dictionary<int, long> before, Dictionary<int, long> after)
    {
        if (after.Count == 0)
            return Evaluate(host);
        var hot = CpuSet.From(after.Where(a => before.TryGetValue(a.Key, out var b) && a.Value > b).Select(a => a.Key));
        var seconds = CheckContext.Number((long)host.Window.TotalSeconds);
        return hot.IsEmpty ? host.Pass($"None in {seconds} s.") : host.Bad($"{CheckContext.Cpus(hot)} throttled in {seconds} s.");
    }
}
