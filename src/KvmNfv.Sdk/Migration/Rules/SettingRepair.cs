namespace KvmNfv.Sdk.Migration;

/// <summary>Leaves parameters out.</summary>
internal sealed record SettingRepair(EquatableList<string> Names) : RuleRepair
{
    public override MigrationDraft Apply(RuleInput input) => Names.Aggregate(input.Draft, (draft, name) => draft.Without(name));

    public override string ToString() => $"{string.Join(" and ", Names)} left out";
}
