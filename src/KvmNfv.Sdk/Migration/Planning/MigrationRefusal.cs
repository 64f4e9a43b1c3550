namespace KvmNfv.Sdk.Migration;

/// <summary>Why a migration can't be done as asked; the refused and deadly checks of <see cref="MigrationPlanResult.Preflight"/> say what to change.</summary>
public sealed record MigrationRefusal : MigrationPlanResult
{
    /// <summary>The reasons in words, the worst first; never empty.</summary>
    public required EquatableList<string> Reasons { get; init; }
}
