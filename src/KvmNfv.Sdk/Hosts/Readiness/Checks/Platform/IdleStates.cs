using System.Buffers.Binary;
using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The idle states of CPUs, and what keeps CPUs out of them (Documentation/admin-guide/pm/cpuidle.rst).</summary>
internal static class IdleStates
{
    /// <summary>The longest exit, in microseconds, that a state may have to count as shallow: C1 on all processors.</summary>
    public const int Shallow = 2;

    private const string LimitFile = "power/pm_qos_resume_latency_us";
    private const string Global = "/dev/cpu_dma_latency";

    /// <summary>What a CPU may wait for at most, in microseconds, by its own limit; null for none. "0" means none, "n/a" none at all to wait.</summary>
    public static int? Limit(string value) => value switch
    {
        "0" => null,
        "n/a" => 0,
        _ => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : throw new InvalidDataException($"{LimitFile} holds '{Printable.Bounded(value)}'."),
    };

    /// <summary>The limits of CPUs.</summary>
    public static IReadOnlyList<(string Value, CpuSet Cpus)> Limits(CheckContext host, CpuSet cpus) => PerCpu.Values(host, cpus, LimitFile);

    /// <summary>What every CPU may wait for at most, in microseconds, as long as some program holds the device open; null when nobody does, or in a recording.</summary>
    public static int? GlobalLimit(CheckContext host)
    {
        // Two thousand seconds is the kernel's word for no limit (PM_QOS_CPU_LATENCY_DEFAULT_VALUE in include/linux/pm_qos.h).
        const int None = 2_000_000_000;
        if (host.Bytes(Global, 64) is not { Length: 4 } bytes)
            return null;
        var limit = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        host.AddEvidence($"{Global}#value", limit.ToString(CultureInfo.InvariantCulture));
        return limit is < 0 or >= None ? null : limit;
    }

    /// <summary>The states of a CPU that are enabled, with their exit latency in microseconds.</summary>
    public static IReadOnlyList<(string Name, long Latency)> Enabled(CheckContext host, int cpu)
    {
        var states = new List<(string, long)>();
        foreach (var state in host.List(PerCpu.Path(cpu, "cpuidle")))
        {
            var folder = PerCpu.Path(cpu, $"cpuidle/{state}");
            // "latency" in microseconds; "disable" 1 when switched off by somebody.
            if (Number(host, $"{folder}/latency") is { } latency && Number(host, $"{folder}/disable") is null or 0)
                states.Add((host.LongText($"{folder}/name")?.Trim() ?? state, latency));
        }

        return states;
    }

    private static long? Number(CheckContext host, string path) => host.LongText(path)?.Trim() is not { } text
        ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw new InvalidDataException($"{path} holds '{Printable.Bounded(text)}' where a number should be.");
}
