namespace KvmNfv.Sdk.Migration;

/// <summary>Which candidate is the better one. Lower is better; the first difference decides.</summary>
internal static class CandidateRank
{
    // By how much a lever must shorten the migration to be worth what it costs the guest or the host.
    private const double CompressionCost = 0.05;

    // Each compressing channel takes a CPU at both ends from what else runs there: eight for a third of the time are not worth it, two are.
    private const double CompressingCpuCost = 0.15;

    // What xbzrle makes of pages is a guess until the passes show it.
    private const double XbzrleCost = 0.30;
    private const double ParallelCost = 0.02;

    // Seven times as long is better than that: the guest is slowed only where nothing else keeps the budget.
    private const double AutoConvergeCost = 2;

    // Ten times the downtime is as bad as three times the time, as long as both are within the budget; of less than this much nobody notices.
    private const double DowntimeWeight = 0.5;
    private const double UnnoticedSeconds = 0.001;
    private const double NoWayOutCost = 0.5;

    // A way out that is allowed and stands in nobody's way is taken along.
    private const double NoLastResortCost = 0.03;

    public static (int Tier, double Cost) Of(Candidate candidate, CandidateSearch search) => (Tier(candidate, search), Cost(candidate));

    private static int Tier(Candidate candidate, CandidateSearch search)
    {
        var (forecast, budget) = (candidate.Forecast, search.Budget);
        // First choice means that: whatever else would do, too.
        if (search.Policy.PostCopy == PostCopyUse.First && !candidate.Levers.PostCopy)
            return 5;
        return forecast switch
        {
            { Converges: true } when candidate.Within(budget) => 0,
            { Completes: true } when candidate.Within(budget) => 1,
            { Completes: true } when forecast.Downtime <= budget.Downtime => 2,
            { Completes: true } => 3,
            _ => 4,
        };
    }

    // On a logarithmic scale, so that half the time is worth the same whatever the budget: a minute's budget is no reason to take a minute.
    private static double Cost(Candidate candidate)
    {
        var (forecast, levers) = (candidate.Forecast, candidate.Levers);
        return Scale(forecast.Total) + DowntimeWeight * Scale(forecast.Downtime)
            + levers.Compression switch { MigrationCompression.None => 0, MigrationCompression.Xbzrle => XbzrleCost, _ => CompressionCost + Math.Max(1, levers.Connections) * CompressingCpuCost }
            + (levers.Connections > 0 ? ParallelCost : 0)
            + (levers.AutoConverge ? AutoConvergeCost : 0)
            + (levers.PostCopy ? 0 : NoLastResortCost)
            + (candidate.Robust || levers.PostCopy || levers.AutoConverge ? 0 : NoWayOutCost);
    }

    private static double Scale(TimeSpan time) => Math.Log(Math.Max(UnnoticedSeconds, time.TotalSeconds));
}
