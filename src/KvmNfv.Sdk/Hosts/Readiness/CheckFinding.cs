namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What a check says about one machine; the checker adds the rest.</summary>
internal sealed record CheckFinding(CheckState State, string Text)
{
    /// <summary>Whether only root may read the evidence.</summary>
    public bool NeedsRoot { get; init; }

    /// <summary>What was wanted of this machine, where the definition can't know it.</summary>
    public string? Wanted { get; init; }

    /// <summary>The remedies for just this finding; null means those of the check.</summary>
    public EquatableList<Remedy>? Remedies { get; init; }
}
