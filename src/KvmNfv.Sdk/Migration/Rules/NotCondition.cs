namespace KvmNfv.Sdk.Migration;

internal sealed record NotCondition(RuleCondition Of) : RuleCondition
{
    public override bool? Holds(RuleInput input) => !Of.Holds(input);

    public override IEnumerable<RuleFact> Unknown(RuleInput input) => Of.Unknown(input);

    public override string ToString() => Of is BothCondition or EitherCondition ? $"not ({Of})" : $"not {Of}";
}
