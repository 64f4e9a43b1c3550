using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>A migration to which a rule applies, one to which it doesn't, and what it makes of the first.</summary>
internal sealed record RuleCase(string Id, PreflightOutcome Outcome, MigrationRequest Request, MigrationDraft Draft, MigrationRequest OtherRequest, MigrationDraft OtherDraft)
{
    public override string ToString() => Id;
}
