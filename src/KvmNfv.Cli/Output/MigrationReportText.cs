using System.Globalization;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Output;

/// <summary>How a migration went, for people: the verdict first, then what it rests on.</summary>
internal static class MigrationReportText
{
    // A long migration has hundreds of passes; how it began and how it ended says most.
    private const int FirstPasses = 12;
    private const int LastPasses = 6;
    private const int EventIndent = 20;
    private const string None = "-";

    public static void Write(CliConsole console, MigrationReport report)
    {
        console.WriteText(Verdict(report));
        console.Out.WriteLine();
        console.WriteTable(["", "PREDICTED", "ACTUAL", "OFF BY", "BUDGET"], Comparison(report));
        if (Downtimes(report).ToList() is { Count: > 0 } downtimes)
        {
            console.WriteHeading("Downtime, measured");
            console.WriteTable(["BY", "TIME", "WHAT"], downtimes);
        }

        Passes(console, report);
        Events(console, report);
        if (report.Proof.Count > 0)
            console.WriteHeading(report.Proved ? "Proof" : "Proof: NOT GIVEN");
        foreach (var check in report.Proof)
            console.WriteText($"{(check.Passed switch { true => "ok", false => "WRONG", null => "unseen" }),-6}  {check.Subject}: {check.Text}", 8);
    }

    /// <summary>How it ended, in one or two sentences.</summary>
    public static string Verdict(MigrationReport report)
    {
        var name = $"Domain '{report.DomainName}'";
        var text = report.Outcome switch
        {
            MigrationState.Completed => $"{name} runs at {report.Destination}: {Quantity.Time(report.Total)} in all{Away(report)}.",
            MigrationState.Cancelled => $"{name} was not migrated, it was called off after {Quantity.Time(report.Total)}{Why(report)}",
            MigrationState.Failed => $"{name} was not migrated, it failed after {Quantity.Time(report.Total)}{Why(report)}",
            MigrationState.Lost => $"{name} runs nowhere any more after {Quantity.Time(report.Total)}{Why(report)}",
            _ => $"{name}: {MigrationWords.Of(report.Outcome)} after {Quantity.Time(report.Total)}{Why(report)}",
        };
        if (report.WithinBudget is { } within && report.Plan is { } plan)
            text += within ? " Within the budget." : $" OUTSIDE of the budget: {string.Join(", ", Overrun(report, plan.Budget))}.";
        return report.Proved ? text : text + " Where it is now is NOT PROVED: see below.";
    }

    private static string Away(MigrationReport report) => report.Downtime.Best is { } away ? $", {Quantity.Time(away)} away" : "";

    private static string Why(MigrationReport report) => report.Error is { Length: > 0 } error ? $": {error.TrimEnd('.')}." : ".";

    private static IEnumerable<string> Overrun(MigrationReport report, MigrationBudget budget)
    {
        if (report.Total > budget.Total)
            yield return $"{Quantity.Time(report.Total)} in all instead of {Quantity.Time(budget.Total)}";
        if (report.Downtime.Best is { } away && away > budget.Downtime)
            yield return $"{Quantity.Time(away)} away instead of {Quantity.Time(budget.Downtime)}";
    }

    private static IEnumerable<string[]> Comparison(MigrationReport report)
    {
        // What was broken off is not what was predicted.
        var whole = report.Outcome == MigrationState.Completed;
        var (forecast, budget) = (report.Plan?.Forecast, report.Plan?.Budget);
        var passes = report.Passes.Count == 0 ? 0 : report.Passes.Max(p => p.Iteration);
        yield return Row("Total time", forecast?.Total, report.Total, budget?.Total, whole);
        yield return Row("Downtime", forecast is { Completes: true } ? forecast.Downtime : null, report.Downtime.Best, budget?.Downtime, whole);
        if (report.TimeToService is { } service)
            yield return ["Time to service", None, Quantity.Time(service), None, None];
        yield return ["Passes", forecast is { Completes: true } ? Quantity.Number(forecast.PassCount) : None, passes == 0 ? None : Quantity.Number(passes), None, None];
        yield return ["On the wire", forecast is null ? None : Quantity.Size(forecast.WireBytes), Quantity.Size(report.Transferred), whole ? OffBy(forecast?.WireBytes.Bytes, report.Transferred.Bytes) : None, None];
    }

    private static string[] Row(string name, TimeSpan? predicted, TimeSpan? actual, TimeSpan? budget, bool compared) =>
        [name, Text(predicted), Text(actual), compared ? OffBy(predicted?.Ticks, actual?.Ticks) : None, Text(budget)];

    private static string Text(TimeSpan? time) => time is { } known ? Quantity.Time(known) : None;

    private static string OffBy(double? predicted, double? actual) => predicted is > 0 && actual is > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{(actual.Value - predicted.Value) / predicted.Value * 100:+0;-0;0} %") : None;

    private static IEnumerable<string[]> Downtimes(MigrationReport report)
    {
        var downtime = report.Downtime;
        if (downtime.Qemu is { } qemu)
            yield return ["QEMU", Quantity.Time(qemu), "its own figure"];
        if (downtime.Libvirt is { } libvirt)
            yield return ["libvirt", Quantity.Time(libvirt), "without the hosts' clock difference, where it knows it"];
        if (downtime.Events is { } events)
            yield return ["events", Quantity.Time(events), "stopped at the source to resumed at the destination"];
        if (downtime.Probe is { } gap && report.Probe is { } probe)
            yield return ["probe", Quantity.Time(gap), $"{probe.Target}: longest gap of {probe.Answered} answers at {Quantity.Time(probe.Interval)}; held up itself by up to {Quantity.Time(probe.LongestOwnPause)}"];
    }

    private static void Passes(CliConsole console, MigrationReport report)
    {
        if (report.Passes.Count == 0)
            return;
        var predicted = report.Plan?.Forecast.Passes.ToDictionary(p => p.Iteration, p => p.Remaining) ?? [];
        var throttled = report.Passes.Any(p => p.Throttle > 0);
        string[] headings = ["PASS", "BEGAN AT", "TO SEND", "PREDICTED", "SENT AT", "DIRTIED AT", .. throttled ? ["THROTTLE"] : Array.Empty<string>(), "LIMIT"];
        console.WriteHeading("Passes");
        var skipped = report.Passes.Count > FirstPasses + LastPasses + 1;
        var rows = report.Passes.Select(Row);
        console.WriteTable(headings, skipped ? [.. rows.Take(FirstPasses), ["..."], .. rows.TakeLast(LastPasses)] : rows);

        string[] Row(PassRecord pass) =>
        [
            Quantity.Number(pass.Iteration), Quantity.Moment(pass.At), Quantity.Size(pass.Remaining), predicted.TryGetValue(pass.Iteration, out var size) ? Quantity.Size(size) : None,
            pass.Bandwidth is { } sent ? Quantity.Rate(sent) : None, pass.DirtyRate is { } dirty ? Quantity.Rate(dirty) : None,
            .. throttled ? [$"{Quantity.Number(pass.Throttle)} %"] : Array.Empty<string>(), Quantity.Time(pass.DowntimeLimit),
        ];
    }

    private static void Events(CliConsole console, MigrationReport report)
    {
        // States and passes are told by the rest.
        var told = report.Events.Where(e => e.Kind is not (MigrationEventKind.State or MigrationEventKind.Pass)).ToList();
        if (told.Count > 0)
            console.WriteHeading("What was done");
        foreach (var e in told)
            console.WriteText(MigrationProgressText.Line(e), EventIndent);
    }
}
