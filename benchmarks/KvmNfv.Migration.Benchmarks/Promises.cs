namespace KvmNfv.Migration.Benchmarks;

/// <summary>What is promised of the SDK's own choice, and of its controller.</summary>
internal static class Promises
{
    private const string Fast = "1gbit";
    private const double Half = 0.5, NeverMore = 1.05, Overhead = 1.02, TotalError = 0.20, DowntimeError = 0.30;

    public static IReadOnlyList<Verdict> Judge(IReadOnlyList<CaseResult> cases) =>
    [
        .. cases.Where(c => c.Suite == Suite.Own).SelectMany(Ratios),
        .. cases.Where(c => c.Suite == Suite.Overhead).Select(c => Verdict.AtMost("total, same flags, of virsh's", Subject(c), c.TotalRatio(Contenders.Same), Overhead)),
        .. cases.Where(c => c.Suite == Suite.Stuck).SelectMany(StuckGuests),
        .. Predictions(cases),
    ];

    private static IEnumerable<Verdict> Ratios(CaseResult result)
    {
        var limit = result is { Link: Fast, Compressible: true } ? Half : NeverMore;
        // Where virsh's default never ends there is nothing to be compared with.
        if (result.Finished(Contenders.Virsh).Any())
        {
            yield return Verdict.AtMost("total, of virsh's", Subject(result), result.TotalRatio(Contenders.Own), limit);
            yield return Verdict.AtMost("downtime, of virsh's", Subject(result), result.DowntimeRatio(Contenders.Own), limit);
        }

        yield return All(result);
    }

    private static IEnumerable<Verdict> StuckGuests(CaseResult result)
    {
        yield return Verdict.AtMost("virsh's default finishes", Subject(result), result.Finished(Contenders.Virsh).Count(), 0);
        yield return All(result);
    }

    private static Verdict All(CaseResult result)
    {
        var own = result.Moves.Where(m => m.Contender == Contenders.Own).ToList();
        return Verdict.AtMost($"of {own.Count} not within budget", Subject(result), own.Count(m => m is not { Finished: true, WithinBudget: true, Error: null }), 0);
    }

    private static IEnumerable<Verdict> Predictions(IReadOnlyList<CaseResult> cases)
    {
        var moves = cases.Where(c => c.Suite is Suite.Own or Suite.Stuck).SelectMany(c => c.Finished(Contenders.Own)).ToList();
        if (moves.Count == 0)
            yield break;
        yield return Verdict.AtMost("prediction of total, median error", $"{moves.Count} migrations",
            Spread.Of(moves.Select(m => Error(m.PredictedTotal, m.Transfer)))?.Median, TotalError);
        yield return Verdict.AtMost("prediction of downtime, median error", $"{moves.Count} migrations",
            Spread.Of(moves.Select(m => Error(m.PredictedDowntime, m.Downtime)))?.Median, DowntimeError);
    }

    private static double? Error(double? predicted, double? actual) => actual > 0 ? Math.Abs((predicted / actual - 1) ?? double.MaxValue) : null;

    private static string Subject(CaseResult result) => $"{result.Workload} on {result.Link}";
}
