using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>All of some flags are set.</summary>
internal sealed record FlagCondition(DomainMigrateFlags Flags) : RuleCondition
{
    public override bool? Holds(RuleInput input) => input.Draft.Has(Flags);

    public override string ToString() => FlagWords.Of(Flags);
}
