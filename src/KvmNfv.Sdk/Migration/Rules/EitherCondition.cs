namespace KvmNfv.Sdk.Migration;

internal sealed record EitherCondition(RuleCondition Left, RuleCondition Right) : RuleCondition
{
    public override bool? Holds(RuleInput input) => Left.Holds(input) | Right.Holds(input);

    public override IEnumerable<RuleFact> Unknown(RuleInput input) => Left.Unknown(input).Concat(Right.Unknown(input));

    public override string ToString() => $"{Left} or {Right}";
}
