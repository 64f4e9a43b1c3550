using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>/proc/interrupts: a heading of online CPUs, then a line for each interrupt, the architecture's own included.</summary>
internal sealed class InterruptTable
{
    // 1,024 CPUs of 11 characters each and 6,000 interrupts.
    private const int MaxBytes = 64 << 20;
    private const string Path = "/proc/interrupts";

    private InterruptTable(int[] cpus, List<InterruptLine> lines)
    {
        Cpus = cpus;
        Lines = lines;
    }

    /// <summary>The CPU of each column.</summary>
    public int[] Cpus { get; }

    public IReadOnlyList<InterruptLine> Lines { get; }

    /// <exception cref="EvidenceException">The file is not there.</exception>
    public static InterruptTable Read(CheckContext host)
    {
        var text = host.LongText(Path, MaxBytes) ?? throw new EvidenceException($"{Path} is not there: a recording without it.");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var cpus = lines.Length == 0 ? [] : Words(lines[0]).Select(w => w.StartsWith("CPU", StringComparison.Ordinal)
            && int.TryParse(w.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var cpu) && cpu <= CpuSet.MaxValue ? cpu : throw Bad(w)).ToArray();
        if (cpus.Length == 0)
            throw Bad("");
        var table = new InterruptTable(cpus, [.. lines.Skip(1).Select(l => Line(l, cpus.Length)).OfType<InterruptLine>()]);
        host.AddEvidence(Path, $"{table.Lines.Count} interrupts, {cpus.Length} CPUs");
        return table;
    }

    /// <summary>How much a line has grown on some CPUs since an earlier table; a line that is new counts from zero.</summary>
    public IEnumerable<(int Cpu, long Count)> Since(InterruptTable earlier, InterruptLine line, CpuSet on)
    {
        var before = earlier.Lines.FirstOrDefault(l => l.Id == line.Id && l.Name == line.Name);
        for (var i = 0; i < Cpus.Length; i++)
        {
            if (!on.Contains(Cpus[i]))
                continue;
            // Columns move when CPUs go on or off line.
            var column = before is null ? -1 : Array.IndexOf(earlier.Cpus, Cpus[i]);
            yield return (Cpus[i], line.Counts[i] - (column < 0 ? 0 : before!.Counts[column]));
        }
    }

    // "ERR:" and "MIS:" have one number for all CPUs and are left out.
    private static InterruptLine? Line(string text, int columns)
    {
        var words = Words(text);
        if (words.Length <= columns || words[0] is not [_, .., ':'])
            return null;
        var counts = new long[columns];
        for (var i = 0; i < columns; i++)
        {
            if (!long.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out counts[i]))
                return null;
        }

        return new(words[0][..^1], string.Join(' ', words.Skip(columns + 1)), counts);
    }

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static InvalidDataException Bad(string word) => new($"{Path} begins with '{Printable.Bounded(word)}' where CPU0 should be.");
}
