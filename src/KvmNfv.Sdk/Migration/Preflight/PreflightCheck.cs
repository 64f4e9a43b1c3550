namespace KvmNfv.Sdk.Migration;

/// <summary>One finding of the pre-flight.</summary>
public sealed record PreflightCheck
{
    /// <summary>The id of the <see cref="MigrationRule"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>What it means for the migration.</summary>
    public required PreflightOutcome Outcome { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>How to mend it; for repairs what was changed. Empty where nothing can be done.</summary>
    public string Mend { get; init => field = value ?? ""; } = "";

    /// <summary>Whether the rule could not be decided because a fact is unknown; then the outcome is a note, and the reason says which.</summary>
    public bool Undecided { get; init; }
}
