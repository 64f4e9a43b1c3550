namespace KvmNfv.Sdk.Migration;

/// <summary>A fact about the domain, the hosts or the plan, by its entry in <see cref="RuleFacts"/>.</summary>
internal sealed record FactCondition(RuleFact Fact) : RuleCondition
{
    public override bool? Holds(RuleInput input) => RuleFacts.Read(Fact, input);

    public override IEnumerable<RuleFact> Unknown(RuleInput input) => Holds(input) is null ? [Fact] : [];

    public override string ToString() => RuleFacts.Words(Fact);
}
