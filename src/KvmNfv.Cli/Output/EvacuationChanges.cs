using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Output;

/// <summary>What changed in an evacuation since it was last looked at, as lines.</summary>
internal sealed class EvacuationChanges
{
    private readonly Dictionary<Guid, EvacuationOutcome> _told = [];

    public IEnumerable<string> Lines(EvacuationProgress progress)
    {
        foreach (var row in progress.Rows)
        {
            var before = _told.GetValueOrDefault(row.Item.Domain, EvacuationOutcome.Waiting);
            _told[row.Item.Domain] = row.Outcome;
            if (row.Outcome != before)
                yield return Printable.Line($"{Quantity.Moment(progress.At),8}  {row.Item.Name}: {EvacuationText.Word(row.Outcome)}{Detail(row)}");
        }
    }

    private static string Detail(EvacuationRow row) => row switch
    {
        { Outcome: EvacuationOutcome.Migrating } => $" to {row.Item.Target}, forecast {Quantity.Time(row.Item.Cost)}",
        { Outcome: EvacuationOutcome.Evacuated, Report: { } report } => $" in {Quantity.Time(report.Total)}{(report.Downtime.Best is { } away ? $", {Quantity.Time(away)} away" : "")}",
        { Error: { } error } => $": {error}",
        _ => "",
    };
}
