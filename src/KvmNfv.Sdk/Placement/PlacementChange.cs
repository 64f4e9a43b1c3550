namespace KvmNfv.Sdk.Placement;

/// <summary>A change that makes a refused VNF fit, with the plan that proves it.</summary>
public sealed record PlacementChange
{
    /// <summary>What to change; more than one where no single step is enough.</summary>
    public required EquatableList<PlacementChangeStep> Steps { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Text { get; init; }

    /// <summary>The changed profile, where the change is to the profile; null where it is to the host.</summary>
    public VnfProfile? Profile { get; init; }

    /// <summary>The plan that the placer finds once the change is made. CPUs of a larger host have numbers after the host's last.</summary>
    public required PlacementPlan Plan { get; init; }
}
