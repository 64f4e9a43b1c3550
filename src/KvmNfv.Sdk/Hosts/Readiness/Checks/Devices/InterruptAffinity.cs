using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>Where a numbered interrupt goes.</summary>
internal static class InterruptAffinity
{
    /// <summary>The CPUs that it is sent to: the effective ones where the controller tells, else those allowed. Empty when nothing tells.</summary>
    public static CpuSet Of(CheckContext host, InterruptLine line)
    {
        foreach (var file in (ReadOnlySpan<string>)["effective_affinity_list", "smp_affinity_list"])
        {
            if (host.LongText($"/proc/irq/{line.Id}/{file}") is { } text && CpuSet.TryParse(text.Trim(), out var cpus) && !cpus.IsEmpty)
                return cpus;
        }

        return CpuSet.Empty;
    }

    /// <summary>The interrupts among those given that are sent to isolated CPUs, with evidence for each.</summary>
    public static List<(InterruptLine Line, CpuSet Cpus)> OnIsolated(CheckContext host, IEnumerable<InterruptLine> lines)
    {
        var isolated = host.IsolatedOnline;
        var found = lines.Select(l => (Line: l, Cpus: Of(host, l) & isolated)).Where(l => !l.Cpus.IsEmpty).ToList();
        foreach (var (line, cpus) in found)
            host.AddEvidence($"/proc/irq/{line.Id}/effective_affinity_list", $"{cpus} ({line.Action})");
        return found;
    }

    /// <summary><c>45 (eth0-rx-3) to CPU 3, ...</c>, the first few.</summary>
    public static string Words(IReadOnlyList<(InterruptLine Line, CpuSet Cpus)> found)
    {
        const int Most = 6;
        var words = string.Join(", ", found.Take(Most).Select(f => $"{f.Line} to {CheckContext.Cpus(f.Cpus)}"));
        return found.Count > Most ? $"{words} and {found.Count - Most} more" : words;
    }
}
