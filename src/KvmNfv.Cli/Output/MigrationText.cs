using System.Globalization;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Output;

/// <summary>Checks and plans of migrations for people.</summary>
internal static class MigrationText
{
    public static void Write(CliConsole console, PreflightReport report)
    {
        foreach (var check in report.Checks)
        {
            Line(console, $"{check.Outcome.ToString().ToUpperInvariant(),-8}  {check.Rule}{(check.Undecided ? " (undecided)" : "")}");
            Line(console, $"          {check.Reason}");
            if (check.Mend.Length > 0)
                Line(console, $"          {(check.Outcome == PreflightOutcome.Repaired ? "Repair" : "Mend")}: {check.Mend}");
        }

        foreach (var prerequisite in report.Prerequisites)
        {
            Line(console, $"{(prerequisite.Met switch { true => "MET", false => "NOT MET", null => "UNKNOWN" }),-8}  {prerequisite.Name}: {prerequisite.Evidence}");
            Line(console, $"          {prerequisite.Benefit}");
        }

        console.Out.WriteLine();
        Line(console, $"Domain '{report.Domain}' {(report.Passed ? "can" : "can't")} be migrated from {report.Source} to {report.Destination}; {report.Rules} rules were looked at.");
    }

    public static void Write(CliConsole console, MigrationPlan plan)
    {
        console.WriteProperties(Properties(plan));
        console.Out.WriteLine();
        console.WriteTable(["Choice", "", "Reason"], plan.Decisions.Select(d => new[] { d.Subject + (d.Pinned ? " (pinned)" : ""), d.Choice, d.Reason }));
        console.Out.WriteLine();
        Write(console, plan.Preflight);
    }

    private static IEnumerable<(string Name, string? Value)> Properties(MigrationPlan plan)
    {
        var forecast = plan.Forecast;
        yield return ("Domain", plan.Preflight.Domain);
        yield return ("Flags", plan.Flags.ToString());
        foreach (var setting in plan.Parameters)
            yield return (setting.Name, setting.Value);
        yield return ("Link", $"{plan.Link.Bandwidth} ({(plan.Link.Source.Length == 0 ? "told" : plan.Link.Source)})");
        yield return ("Total time", $"{Time(forecast.Total)} of {Time(plan.Budget.Total)}");
        yield return ("Downtime", $"{Time(forecast.Downtime)} of {Time(plan.Budget.Downtime)}; pre-copy can reach {Time(forecast.DowntimeFloor)}");
        yield return ("Ends", forecast.Converges ? $"by pre-copy in pass {Quantity.Number(forecast.PassCount)}" : forecast.UsesPostCopy ? "by post-copy" : "not: it does not converge");
        yield return ("On the wire", $"{Quantity.Number((int)Math.Min(int.MaxValue, forecast.WireBytes.MiB))} MiB");
        yield return ("Within budget", Quantity.YesNo(plan.WithinBudget));
    }

    private static string Time(TimeSpan time) => time < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private static void Line(CliConsole console, string text) => console.Out.WriteLine(Printable.Line(text));
}
