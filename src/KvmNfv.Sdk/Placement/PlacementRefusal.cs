namespace KvmNfv.Sdk.Placement;

/// <summary>Why a VNF doesn't fit on a host, and what would make it fit. Immutable, compares by value.</summary>
public sealed record PlacementRefusal : PlacementResult
{
    /// <summary>What failed: first what concerns the whole request, then by cell, the node nearest to fitting first.</summary>
    public required EquatableList<FailedConstraint> Failed { get; init; }

    /// <summary>The smallest change that fits, proved by placing again; null when none was found.</summary>
    public PlacementChange? SmallestChange { get; init; }

    /// <summary>Other changes that fit, each proved as well, the smaller first.</summary>
    public EquatableList<PlacementChange> OtherChanges { get; init => field = value ?? []; } = [];
}
