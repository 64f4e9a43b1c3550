using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Sets and clears flags, with the parameters that mean nothing without them.</summary>
internal sealed record FlagRepair(DomainMigrateFlags Set, DomainMigrateFlags Clear) : RuleRepair
{
    private static readonly (DomainMigrateFlags Flag, string[] Settings)[] s_settings =
    [
        (DomainMigrateFlags.Parallel, [MigrateParam.ParallelConnections]),
        (DomainMigrateFlags.Postcopy, [MigrateParam.BandwidthPostcopy]),
        (DomainMigrateFlags.AutoConverge, [MigrateParam.AutoConvergeInitial, MigrateParam.AutoConvergeIncrement]),
        (DomainMigrateFlags.Tls, [MigrateParam.TlsDestination]),
    ];

    public override MigrationDraft Apply(RuleInput input)
    {
        var draft = input.Draft with { Flags = (input.Draft.Flags | Set) & ~Clear };
        if (Clear.HasFlag(DomainMigrateFlags.Postcopy))
            draft = draft with { Recover = false };
        return s_settings.Where(s => Clear.HasFlag(s.Flag)).SelectMany(s => s.Settings).Aggregate(draft, (d, name) => d.Without(name));
    }

    public override string ToString() => (Set, Clear) switch
    {
        (0, _) => $"{FlagWords.Of(Clear)} left out",
        (_, 0) => $"{FlagWords.Of(Set)} added",
        _ => $"{FlagWords.Of(Set)} in place of {FlagWords.Of(Clear)}",
    };
}
