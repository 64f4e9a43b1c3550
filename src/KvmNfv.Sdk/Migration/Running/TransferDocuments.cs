using System.Text;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Repinning;

namespace KvmNfv.Sdk.Migration;

/// <summary>The documents that the destination gets, where they must differ from the source's: its own placement, and wider emulator pins for the transfer.</summary>
internal static class TransferDocuments
{
    /// <summary>The parameters of the plan with the documents in them.</summary>
    public static TypedParameterList Parameters(MigrationPlan plan, MigrationSurvey survey, PlacementPlan? placement)
    {
        var widened = plan.Pins?.Destination;
        if (widened is null && placement is null)
            return plan.ToTypedParameters();
        var live = DomainDocument.Parse(Setting(plan, MigrateParam.DestXml) ?? survey.LiveXml);
        if (placement is not null)
            DefinitionUpdate.Apply(live, placement);
        if (widened is not null)
            live.CpuTune.EmulatorPin.CpuSet = widened;
        var list = Without(plan).ToTypedParameters().Add(MigrateParam.DestXml, Text(live));
        if (!plan.Flags.HasFlag(DomainMigrateFlags.PersistDest))
            return list;
        var kept = DomainDocument.Parse(Setting(plan, MigrateParam.PersistXml) ?? Setting(plan, MigrateParam.DestXml) ?? survey.DefinitionXml ?? survey.LiveXml);
        if (placement is not null)
            DefinitionUpdate.Apply(kept, placement);
        return list.Add(MigrateParam.PersistXml, Text(kept));
    }

    /// <summary>The emulator pin that the destination must have in the end; null where it was not widened.</summary>
    public static CpuSet? FinalEmulatorPin(MigrationPlan plan, MigrationSurvey survey, PlacementPlan? placement) =>
        plan.Pins?.Destination is null ? null : placement?.Emulator.Cpus ?? survey.EmulatorPin;

    private static string? Setting(MigrationPlan plan, string name) => plan.Parameters.FirstOrDefault(p => p.Name == name)?.Value;

    private static MigrationPlan Without(MigrationPlan plan) =>
        plan with { Parameters = [.. plan.Parameters.Where(p => p.Name is not (MigrateParam.DestXml or MigrateParam.PersistXml))] };

    private static string Text(DomainDocument document) => document.ToString() ?? "";
}
