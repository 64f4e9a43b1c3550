namespace KvmNfv.Sdk.Migration;

/// <summary>Which candidate is the better one. Lower is better; the first difference decides.</summary>
internal static class CandidateRank
{
    // What a lever must bring, as a share of the budget, to be worth what it costs the guest or the host.
    private const double CompressionCost = 0.10;

    // What xbzrle makes of pages is a guess until the passes show it.
    private const double XbzrleCost = 0.30;
    private const double ParallelCost = 0.02;

    // More than both shares of a budget that is kept: the guest is slowed only where nothing else keeps it.
    private const double AutoConvergeCost = 2;
    private const double NoWayOutCost = 0.5;

    // A way out that is allowed and stands in nobody's way is taken along.
    private const double NoLastResortCost = 0.03;

    public static (int Tier, double Cost) Of(Candidate candidate, CandidateSearch search) => (Tier(candidate, search), Cost(candidate, search.Budget));

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

    private static double Cost(Candidate candidate, MigrationBudget budget)
    {
        var (forecast, levers) = (candidate.Forecast, candidate.Levers);
        return Share(forecast.Total, budget.Total) + Share(forecast.Downtime, budget.Downtime)
            + levers.Compression switch { MigrationCompression.None => 0, MigrationCompression.Xbzrle => XbzrleCost, _ => CompressionCost }
            + (levers.Connections > 0 ? ParallelCost : 0)
            + (levers.AutoConverge ? AutoConvergeCost : 0)
            + (levers.PostCopy ? 0 : NoLastResortCost)
            + (candidate.Robust || levers.PostCopy || levers.AutoConverge ? 0 : NoWayOutCost);
    }

    private static double Share(TimeSpan of, TimeSpan budget) => of.TotalSeconds / budget.TotalSeconds;
}
