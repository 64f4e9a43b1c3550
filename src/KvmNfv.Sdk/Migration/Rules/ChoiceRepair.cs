using System.Globalization;
using System.Numerics;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Repairs that compute what they put in.</summary>
internal sealed record ChoiceRepair(RuleChoice Choice) : RuleRepair
{
    public override MigrationDraft Apply(RuleInput input)
    {
        var draft = input.Draft;
        return Choice switch
        {
            RuleChoice.FewerChannels => draft.With(MigrateParam.ParallelConnections, Math.Max(1, RuleFacts.SpareCpus(input))),
            RuleChoice.WidenPins => draft with { WidenPins = true },
            RuleChoice.DetachDevices => draft with { DetachDevices = true },
            RuleChoice.NoRecovery => draft with { Recover = false },
            RuleChoice.PageSampling => draft with { DirtyRateMode = DirtyRateMode.PageSampling },
            RuleChoice.CacheToPowerOfTwo => draft.With(MigrateParam.CompressionXbzrleCache,
                BitOperations.RoundUpToPowerOf2(ulong.Parse(draft[MigrateParam.CompressionXbzrleCache]!, CultureInfo.InvariantCulture))),
            RuleChoice.PersistDestinationXml => draft.With(MigrateParam.PersistXml, draft[MigrateParam.DestXml]!),
            _ => throw new InvalidOperationException($"No repair for {Choice}."),
        };
    }

    public override string ToString() => Choice switch
    {
        RuleChoice.FewerChannels => "as many channels as there are spare CPUs",
        RuleChoice.WidenPins => "emulator pins widened for the time of the transfer",
        RuleChoice.DetachDevices => "the devices detached before and attached after",
        RuleChoice.NoRecovery => "post-copy without automatic resumption",
        RuleChoice.PageSampling => "the dirty rate measured by page-sampling",
        RuleChoice.CacheToPowerOfTwo => "the cache rounded up to a power of two",
        _ => "destination_xml passed as persistent_xml too",
    };
}
