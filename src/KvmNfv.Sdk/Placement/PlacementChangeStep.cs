namespace KvmNfv.Sdk.Placement;

/// <summary>One step of a <see cref="PlacementChange"/>, as data.</summary>
public sealed record PlacementChangeStep
{
    /// <summary>What is changed.</summary>
    public required PlacementChangeKind Kind { get; init; }

    /// <summary>What it is now.</summary>
    public required string From { get; init; }

    /// <summary>What it must be.</summary>
    public required string To { get; init; }

    /// <summary>The host node, for a change of the host.</summary>
    public int? Node { get; init; }
}
