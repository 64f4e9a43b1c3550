namespace KvmNfv.Sdk.Migration;

/// <summary>
/// One thing known about migrations: when it applies, what it means, and what is done about it. The table is <see cref="MigrationRules.All"/>.
/// </summary>
public sealed record MigrationRule
{
    internal MigrationRule(RuleCondition when) => When = when;

    /// <summary>A stable name, such as <c>postcopy-parallel</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it means where nothing is repaired.</summary>
    public required PreflightOutcome Severity { get; init; }

    /// <summary>When it applies, in words made from the rule's data.</summary>
    public string AppliesWhen => When.ToString();

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>How to mend it.</summary>
    public string Mend { get; init => field = value ?? ""; } = "";

    /// <summary>Where it is known from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the plan can be changed so that it no longer applies.</summary>
    public bool Repairable => Repairs.Count > 0;

    internal RuleCondition When { get; }

    /// <summary>Ways to repair, the first that touches nothing pinned is taken.</summary>
    internal EquatableList<RuleRepair> Repairs { get; init; } = [];

    /// <summary>Whether a fact that is unknown is worth a note.</summary>
    internal bool NoteWhenUnknown { get; init; }
}
