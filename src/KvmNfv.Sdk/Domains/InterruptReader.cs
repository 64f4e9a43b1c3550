using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Domains;

/// <summary>
/// Reads the host's device interrupts: /proc/interrupts (a count for each online CPU, then chip and name) and /proc/irq/N. Interrupts that the
/// kernel sends itself (ticks, function calls) are not among them.
/// </summary>
/// <param name="files">The host's files.</param>
public sealed class InterruptReader(IHostFiles files)
{
    // 1,024 CPUs of 11 characters each and 4,096 interrupts.
    private const int MaxBytes = 64 << 20;

    /// <summary>Reads where interrupts may fire.</summary>
    public EquatableList<InterruptActual> Read() => [.. Lines().Select(l => Actual(l, null))];

    /// <summary>Reads twice, and tells where interrupts fired in between.</summary>
    /// <param name="window">The time between.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<EquatableList<InterruptActual>> WatchAsync(TimeSpan window, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        var before = Lines().ToDictionary(l => l.Number);
        await Task.Delay(window, time, cancellationToken).ConfigureAwait(false);
        return [.. Lines().Select(l => Actual(l, before.GetValueOrDefault(l.Number)?.Counts ?? []))];
    }

    private InterruptActual Actual(Line line, Dictionary<int, long>? before) => new()
    {
        Number = line.Number,
        Name = line.Name,
        Affinity = Affinity(line.Number),
        Fired = before is null ? null : [.. line.Counts.Select(c => new InterruptCount(c.Key, c.Value - before.GetValueOrDefault(c.Key))).Where(c => c.Count > 0).OrderBy(c => c.Cpu)],
    };

    private CpuSet Affinity(int number)
    {
        foreach (var file in (string[])["effective_affinity_list", "smp_affinity_list"])
        {
            if (files.ReadText($"/proc/irq/{number}/{file}") is { } text && CpuSet.TryParse(text, out var cpus) && !cpus.IsEmpty)
                return cpus;
        }

        return CpuSet.Empty;
    }

    private List<Line> Lines()
    {
        var (lines, cpus) = (new List<Line>(), new List<int>());
        foreach (var text in (files.ReadText("/proc/interrupts", MaxBytes) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cpus.Count == 0)
            {
                // "           CPU0       CPU2": the online CPUs.
                cpus.AddRange(words.Where(w => w.StartsWith("CPU", StringComparison.Ordinal)).Select(w => int.TryParse(w.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1));
                continue;
            }

            if (words.Length <= cpus.Count || !int.TryParse(words[0].TrimEnd(':'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            var counts = new Dictionary<int, long>();
            for (var i = 0; i < cpus.Count; i++)
                counts[cpus[i]] = long.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
            lines.Add(new Line(number, string.Join(' ', words.Skip(cpus.Count + 1)), counts));
        }

        return lines;
    }

    private sealed record Line(int Number, string Name, Dictionary<int, long> Counts);
}
