namespace KvmNfv.Sdk.Migration;

/// <summary>What a running evacuation looked like at one moment.</summary>
public sealed record EvacuationProgress
{
    /// <summary>Time since it began.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>Every domain, in the plan's order, with what has become of it so far.</summary>
    public required EquatableList<EvacuationRow> Rows { get; init; }

    /// <summary>The migrations under way, by the domain's UUID, with their newest figures; null before their transfer.</summary>
    public required IReadOnlyDictionary<Guid, MigrationProgress?> Running { get; init; }

    /// <summary>How many have ended, well or not, those refused included.</summary>
    public int Ended => Rows.Count(r => r.Outcome is not (EvacuationOutcome.Waiting or EvacuationOutcome.Migrating));
}
