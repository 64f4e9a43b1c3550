using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Does without compression.</summary>
internal sealed record CompressionRepair : RuleRepair
{
    public override MigrationDraft Apply(RuleInput input) => input.Draft.Uncompressed();

    public override string ToString() => $"{FlagWords.Of(DomainMigrateFlags.Compressed)} left out";
}
