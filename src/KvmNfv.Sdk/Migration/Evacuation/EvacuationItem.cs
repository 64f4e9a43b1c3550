using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>Where one domain goes and how, or why it can't.</summary>
public sealed record EvacuationItem
{
    /// <summary>The domain's UUID.</summary>
    public required Guid Domain { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The target's URI; null where no target takes it.</summary>
    public string? Target { get; init; }

    /// <summary>How it is migrated; null where no target takes it.</summary>
    public MigrationPlan? Plan { get; init; }

    /// <summary>Where it is placed there; null without a profile.</summary>
    public PlacementPlan? Placement { get; init; }

    /// <summary>Why this target, or why none.</summary>
    public required string Reason { get; init; }

    /// <summary>How long its migration takes, by the forecast; the order goes by it.</summary>
    public TimeSpan Cost { get; init; }

    /// <summary>What its migration takes of the link, by the forecast.</summary>
    public DataRate Rate { get; init; }

    /// <summary>Whether it is migrated alone: with half the bandwidth it would not keep the budget that it keeps with all.</summary>
    public bool Alone { get; init; }
}
