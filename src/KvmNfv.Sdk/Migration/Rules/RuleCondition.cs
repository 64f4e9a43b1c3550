namespace KvmNfv.Sdk.Migration;

/// <summary>When a rule applies, as data that can be put together, evaluated and written out. Three-valued: null is "a fact is unknown".</summary>
internal abstract record RuleCondition
{
    public static RuleCondition operator &(RuleCondition left, RuleCondition right) => new BothCondition(left, right);

    public static RuleCondition operator |(RuleCondition left, RuleCondition right) => new EitherCondition(left, right);

    public static RuleCondition operator !(RuleCondition condition) => new NotCondition(condition);

    public abstract bool? Holds(RuleInput input);

    /// <summary>The facts that are unknown.</summary>
    public virtual IEnumerable<RuleFact> Unknown(RuleInput input) => [];

    public abstract override string ToString();
}
