namespace KvmNfv.Sdk.Migration;

/// <summary>A typed parameter is given.</summary>
internal sealed record SettingCondition(string Name) : RuleCondition
{
    public override bool? Holds(RuleInput input) => input.Draft[Name] is not null;

    public override string ToString() => $"parameter {Name}";
}
