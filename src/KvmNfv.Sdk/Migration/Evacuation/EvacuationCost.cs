namespace KvmNfv.Sdk.Migration;

/// <summary>What a planned migration costs, by its forecast.</summary>
internal static class EvacuationCost
{
    /// <summary>How long it takes; where no end is in sight, when it is given up.</summary>
    public static TimeSpan Time(MigrationPlan plan) => plan.Forecast.Completes ? plan.Forecast.Total : plan.GiveUpAfter;

    /// <summary>What it takes of the link: guest memory leaves compressed.</summary>
    public static DataRate Rate(MigrationPlan plan)
    {
        var model = plan.Forecast.Model;
        var wire = DataRate.FromBytesPerSecond(model.Bandwidth.BytesPerSecond / model.WireRatio);
        return wire < plan.Link.Bandwidth ? wire : plan.Link.Bandwidth;
    }

    /// <summary>Whether it keeps its budget with all of its bandwidth, and would not with half of it.</summary>
    public static bool NeedsAll(MigrationPlan plan)
    {
        if (!plan.WithinBudget)
            return false;
        var model = plan.Forecast.Model;
        var half = MigrationForecast.From(model with { Bandwidth = new DataRate(Math.Max(1, model.Bandwidth.BytesPerSecond / 2)) });
        return !half.Completes || half.Downtime > plan.Budget.Downtime || half.Total > plan.Budget.Total;
    }
}
