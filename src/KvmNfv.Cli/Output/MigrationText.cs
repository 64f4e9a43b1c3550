using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Output;

/// <summary>Checks and plans of migrations for people.</summary>
internal static class MigrationText
{
    private const int Indent = 10;

    public static void Write(CliConsole console, PreflightReport report)
    {
        foreach (var check in report.Checks)
        {
            console.WriteText($"{check.Outcome.ToString().ToUpperInvariant(),-8}  {check.Rule}{(check.Undecided ? " (undecided)" : "")}", Indent);
            console.WriteText($"          {check.Reason}", Indent);
            if (check.Mend.Length > 0)
                console.WriteText($"          {(check.Outcome == PreflightOutcome.Repaired ? "Repair" : "Mend")}: {check.Mend}", Indent);
        }

        foreach (var prerequisite in report.Prerequisites)
        {
            console.WriteText($"{(prerequisite.Met switch { true => "MET", false => "NOT MET", null => "UNKNOWN" }),-8}  {prerequisite.Name}: {prerequisite.Evidence}", Indent);
            console.WriteText($"          {prerequisite.Benefit}", Indent);
        }

        console.Out.WriteLine();
        console.WriteText($"Domain '{report.Domain}' {(report.Passed ? "can" : "can't")} be migrated from {report.Source} to {report.Destination}; {report.Rules} rules were looked at.");
    }

    public static void Write(CliConsole console, MigrationPlan plan)
    {
        console.WriteProperties(Properties(plan));
        console.Out.WriteLine();
        console.WriteTable(["Choice", "", "Reason"], plan.Decisions.Select(d => new[] { d.Subject + (d.Pinned ? " (pinned)" : ""), d.Choice, d.Reason }));
        console.Out.WriteLine();
        Write(console, plan.Preflight);
    }

    /// <summary>A plan in a few lines, with what may go wrong, for whoever is about to run it.</summary>
    public static void WriteShort(CliConsole console, MigrationPlan plan)
    {
        var forecast = plan.Forecast;
        console.WriteText($"Plan: {string.Join("; ", Parts(plan))}.", 6);
        console.WriteText(
            $"Forecast: {Quantity.Time(forecast.Total)} of {Quantity.Time(plan.Budget.Total)} in all, {Quantity.Time(forecast.Downtime)} of {Quantity.Time(plan.Budget.Downtime)} away; {Ends(forecast)}; "
            + $"{Quantity.Size(forecast.WireBytes)} on the wire.{(plan.WithinBudget ? "" : " It does not keep the budget.")}", 6);
        foreach (var check in plan.Preflight.Checks.Where(c => c.Outcome is PreflightOutcome.Harmful))
            console.WriteText($"Harmful: {check.Reason} ({check.Rule})", 6);
    }

    private static IEnumerable<string> Parts(MigrationPlan plan)
    {
        yield return MigrationWords.Of(plan.Route);
        foreach (var (subject, choice) in plan.Decisions.Select(d => (d.Subject, d.Choice)))
        {
            var words = subject switch
            {
                "parallel" => choice,
                "compression" => choice == "none" ? "uncompressed" : choice,
                "auto-converge" or "zero-copy" or "tls" => choice == "on" ? subject : null,
                "post-copy" => $"post-copy {choice}",
                "storage" => choice == "copied" ? "disks copied" : null,
                "downtime" => $"downtime limit {choice}",
                _ => null,
            };
            if (words is not null)
                yield return words;
        }
    }

    private static string Ends(MigrationForecast forecast) => forecast.Converges ? $"by pre-copy in pass {Quantity.Number(forecast.PassCount)}"
        : forecast.UsesPostCopy ? "by post-copy" : "not to an end: it does not converge";

    private static IEnumerable<(string Name, string? Value)> Properties(MigrationPlan plan)
    {
        var forecast = plan.Forecast;
        yield return ("Domain", plan.Preflight.Domain);
        yield return ("Flags", plan.Flags.ToString());
        foreach (var setting in plan.Parameters)
            yield return (setting.Name, setting.Value);
        yield return ("Link", $"{plan.Link.Bandwidth} ({(plan.Link.Source.Length == 0 ? "told" : plan.Link.Source)})");
        yield return ("Total time", $"{Quantity.Time(forecast.Total)} of {Quantity.Time(plan.Budget.Total)}");
        yield return ("Downtime", $"{Quantity.Time(forecast.Downtime)} of {Quantity.Time(plan.Budget.Downtime)}; pre-copy can reach {Quantity.Time(forecast.DowntimeFloor)}");
        yield return ("Ends", Ends(forecast));
        yield return ("On the wire", Quantity.Size(forecast.WireBytes));
        yield return ("Within budget", Quantity.YesNo(plan.WithinBudget));
    }
}
