using System.Text;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Output;

/// <summary>A running migration for people.</summary>
internal static class MigrationProgressText
{
    /// <summary>The columns before an event's sentence.</summary>
    public const int Indent = 20;

    private const int WidestBar = 60;

    /// <summary>An event as one line.</summary>
    public static string Line(MigrationEvent e) => $"{Quantity.Moment(e.At),8}  {MigrationWords.Of(e.Kind),-8}  {Printable.Line(e.Text)}";

    /// <summary>What a migration looks like now, in a few lines.</summary>
    public static IReadOnlyList<string> Panel(IMigrationOperation operation, int width, bool unicode)
    {
        var lines = new List<string> { Printable.Line(operation.DomainName) + ": " + MigrationWords.Of(operation.State) };
        if (operation.Progress is not { } progress)
            return lines;
        if (progress.Iteration > 0)
            lines[0] += $", pass {Quantity.Number(progress.Iteration)}";
        lines[0] += $", {Quantity.Moment(progress.At)}{(operation.Plan is { } plan ? $" of {Quantity.Time(plan.Budget.Total)}" : "")}";
        if (progress.MemoryTotal.Bytes > 0)
            lines.Add(Bar(progress, width, unicode) + $"  {Quantity.Size(progress.MemoryRemaining)} of {Quantity.Size(progress.MemoryTotal)} to send");
        lines.AddRange(Fold(Facts(progress), width));
        lines.AddRange(Fold(Forecast(progress), width));
        return lines;
    }

    /// <summary>What the statistics say, in short parts.</summary>
    public static IEnumerable<string> Facts(MigrationProgress progress)
    {
        if (progress.Bandwidth is { } bandwidth)
            yield return $"sent at {Quantity.Rate(bandwidth)}";
        if (progress.DirtyRate is { } dirty)
            yield return $"dirtied at {Quantity.Rate(dirty)}";
        if (progress.Throttle > 0)
            yield return $"throttle {Quantity.Number(progress.Throttle)} %";
        if (progress.DiskRemaining.Bytes > 0)
            yield return $"disks {Quantity.Size(progress.DiskRemaining)} to copy";
        if (progress.State == MigrationState.PostCopy || progress.PostCopyRequests > 0)
            yield return $"{progress.PostCopyRequests} pages waited for";
    }

    private static IEnumerable<string> Forecast(MigrationProgress progress)
    {
        if (progress.State != MigrationState.PreCopy)
            yield break;
        yield return $"limit {Quantity.Time(progress.DowntimeLimit)}";
        if (progress.ExpectedDowntime is { } expected)
            yield return $"QEMU expects {Quantity.Time(expected)}";
        yield return progress.ForecastTotal is { } total
            ? $"forecast {Quantity.Time(total)} in all{(progress.ForecastDowntime is { } away ? $", {Quantity.Time(away)} away" : "")}"
            : "no end in sight yet";
    }

    private static IEnumerable<string> Fold(IEnumerable<string> parts, int width)
    {
        var line = new StringBuilder();
        foreach (var part in parts)
        {
            if (line.Length > 0 && line.Length + part.Length + 5 > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "  " : "   ").Append(part);
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    private static string Bar(MigrationProgress progress, int width, bool unicode)
    {
        var share = 1 - Math.Min(1, progress.MemoryRemaining.Bytes / (double)progress.MemoryTotal.Bytes);
        var columns = Math.Clamp(width - 40, 10, WidestBar);
        var done = (int)Math.Floor(share * columns);
        return $"  {new string(unicode ? '█' : '#', done)}{new string(unicode ? '░' : '.', columns - done)}";
    }
}
