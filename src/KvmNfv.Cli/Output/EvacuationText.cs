using System.Globalization;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Output;

/// <summary>Evacuations for people.</summary>
internal static class EvacuationText
{
    private const string None = "-";

    public static void Write(CliConsole console, EvacuationPlan plan)
    {
        console.WriteTable(["DOMAIN", "TARGET", "TIME", "AWAY", "LINK", "WHY"], plan.Items.Select(i => new[]
        {
            i.Name, i.Target ?? "none", i.Plan is null ? None : Quantity.Time(i.Cost), i.Plan is { Forecast: { Completes: true } forecast } ? Quantity.Time(forecast.Downtime) : None,
            i.Plan is null ? None : $"{Quantity.Rate(i.Rate)}{(i.Alone ? ", alone" : "")}", i.Reason,
        }));
        console.Out.WriteLine();
        console.WriteText(string.Create(CultureInfo.InvariantCulture,
            $"{plan.Items.Count(i => i.Target is not null)} of {plan.Items.Count} domains can leave {plan.Source}, in about {Quantity.Time(plan.Forecast)}."));
    }

    public static void Write(CliConsole console, EvacuationReport report)
    {
        console.Out.WriteLine();
        console.WriteTable(["DOMAIN", "OUTCOME", "TARGET", "TIME", "AWAY", "WHY"], report.Rows.Select(r => new[]
        {
            r.Item.Name, Word(r.Outcome), r.Item.Target ?? "none", r.Report is { } own ? Quantity.Time(own.Total) : None,
            r.Report?.Downtime.Best is { } away ? Quantity.Time(away) : None, r.Error ?? (r.Report is { Proved: false } ? "where it is now is NOT PROVED" : ""),
        }));
        console.Out.WriteLine();
        console.WriteText(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows.Count(r => r.Outcome == EvacuationOutcome.Evacuated)} of {report.Rows.Count} domains left {report.Source} in {Quantity.Time(report.Total)} (forecast {Quantity.Time(report.Forecast)})."));
    }

    /// <summary>What is under way, in a few lines.</summary>
    public static IReadOnlyList<string> Panel(EvacuationProgress progress)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{progress.Ended} of {progress.Rows.Count} done, {progress.Running.Count} under way, {Quantity.Moment(progress.At)}"),
        };
        foreach (var row in progress.Rows.Where(r => progress.Running.ContainsKey(r.Item.Domain)))
            lines.Add("  " + Printable.Line($"{row.Item.Name}: {State(progress.Running[row.Item.Domain])}"));
        return lines;
    }

    public static string Word(EvacuationOutcome outcome) => outcome switch
    {
        EvacuationOutcome.NotBegun => "not begun",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static string State(MigrationProgress? progress) => progress is null
        ? "preparing"
        : $"{MigrationWords.Of(progress.State)}, pass {progress.Iteration}, {Quantity.Size(progress.MemoryRemaining)} of {Quantity.Size(progress.MemoryTotal)} to send{(progress.Bandwidth is { } rate ? $" at {Quantity.Rate(rate)}" : "")}";
}
