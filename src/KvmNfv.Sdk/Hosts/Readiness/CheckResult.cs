namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What one check found on one machine, with everything needed to understand and to mend it. Compares by value.</summary>
public sealed record CheckResult
{
    /// <summary>The check's stable id, such as <c>K05</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is looked at, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What the check belongs to.</summary>
    public required CheckArea Area { get; init; }

    /// <summary>The verdict.</summary>
    public required CheckState State { get; init; }

    /// <summary>What was found, in words.</summary>
    public required string Finding { get; init; }

    /// <summary>What was read, in the order of reading.</summary>
    public EquatableList<CheckEvidence> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>Whether it is unknown because only root may read the evidence.</summary>
    public bool NeedsRoot { get; init; }

    /// <summary>What should have been found, for this machine and profile.</summary>
    public required string Wanted { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Reason { get; init; }

    /// <summary>What mends it, the best first: remedies of one kind belong together, those of another kind are another way. Empty when there is nothing
    /// to mend.</summary>
    public EquatableList<Remedy> Remedies { get; init => field = value ?? []; } = [];

    /// <summary>Whether no remedy takes effect without a reboot.</summary>
    public bool RebootNeeded { get; init; }

    /// <summary>Whether every remedy is noticed by running guests.</summary>
    public bool DisturbsGuests { get; init; }

    /// <summary>What it costs when it is not as wanted.</summary>
    public required CheckSeverity Severity { get; init; }

    /// <summary>The profiles that need it.</summary>
    public EquatableList<ReadinessProfile> Profiles { get; init => field = value ?? []; } = [];

    /// <summary>Where it makes sense.</summary>
    public required CheckScope Scope { get; init; }

    /// <summary>Where the rule comes from: a kernel document, a source file, a published configuration.</summary>
    public required string Source { get; init; }
}
