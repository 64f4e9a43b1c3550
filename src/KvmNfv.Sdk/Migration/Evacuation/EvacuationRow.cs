namespace KvmNfv.Sdk.Migration;

/// <summary>What became of one domain.</summary>
public sealed record EvacuationRow
{
    /// <summary>What was planned for it.</summary>
    public required EvacuationItem Item { get; init; }

    /// <summary>What became of it.</summary>
    public required EvacuationOutcome Outcome { get; init; }

    /// <summary>Why it was not evacuated; null where it was.</summary>
    public string? Error { get; init; }

    /// <summary>When its migration began, since the evacuation did; null where it did not.</summary>
    public TimeSpan? Began { get; init; }

    /// <summary>When it ended.</summary>
    public TimeSpan? Ended { get; init; }

    /// <summary>How the migration went; null where it did not begin.</summary>
    public MigrationReport? Report { get; init; }
}
