namespace KvmNfv.Sdk.Migration;

/// <summary>A change to the draft after which a rule no longer applies.</summary>
internal abstract record RuleRepair
{
    public abstract MigrationDraft Apply(RuleInput input);

    /// <summary>What it does, in words.</summary>
    public abstract override string ToString();
}
