namespace KvmNfv.Sdk.Migration;

/// <summary>A combination after the rules, and how it would go.</summary>
internal sealed record Candidate
{
    public required Levers Levers { get; init; }

    public required MigrationDraft Draft { get; init; }

    public required EquatableList<PreflightCheck> Checks { get; init; }

    public required DowntimeSchedule Schedule { get; init; }

    public required MigrationForecast Forecast { get; init; }

    /// <summary>Whether it would still come to its end by pre-copy if the guest wrote twice as fast: it does during a migration (KubeVirt VEP 246).</summary>
    public required bool Robust { get; init; }

    public bool Refused => Checks.Any(c => c.Outcome >= PreflightOutcome.Refused);

    public bool Within(MigrationBudget budget) => Forecast.Completes && Forecast.Total <= budget.Total && Forecast.Downtime <= budget.Downtime;
}
