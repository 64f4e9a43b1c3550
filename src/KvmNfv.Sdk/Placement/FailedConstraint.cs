namespace KvmNfv.Sdk.Placement;

/// <summary>One constraint that could not be met.</summary>
public sealed record FailedConstraint
{
    /// <summary>The rule.</summary>
    public required PlacementRule Rule { get; init; }

    /// <summary>The guest cell it concerns; null when it concerns the whole request.</summary>
    public int? Cell { get; init; }

    /// <summary>The host node it failed on; null when it concerns the whole host.</summary>
    public int? Node { get; init; }

    /// <summary>How much is needed, in <see cref="Unit"/>.</summary>
    public required long Needed { get; init; }

    /// <summary>How much there is, in <see cref="Unit"/>.</summary>
    public required long Available { get; init; }

    /// <summary>What is counted, such as <c>CPUs</c>, <c>whole cores</c>, <c>pages of 2 MiB</c>, <c>KiB</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>One sentence.</summary>
    public required string Text { get; init; }
}
