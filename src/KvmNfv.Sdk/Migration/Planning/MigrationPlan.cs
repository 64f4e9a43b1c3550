using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// How a domain will be migrated, what that will take, and why it was chosen. Immutable, compares by value; the same request gives the same plan.
/// </summary>
public sealed record MigrationPlan : MigrationPlanResult
{
    /// <summary>The domain's UUID.</summary>
    public required Guid Domain { get; init; }

    /// <summary>Who drives, and how memory travels.</summary>
    public required MigrationRoute Route { get; init; }

    /// <summary>libvirt's flags.</summary>
    public required DomainMigrateFlags Flags { get; init; }

    /// <summary>libvirt's typed parameters, ordered by name.</summary>
    public required EquatableList<MigrationSetting> Parameters { get; init; }

    /// <summary>Parallel channels; 0 without them.</summary>
    public required int Connections { get; init; }

    /// <summary>How memory is compressed.</summary>
    public required MigrationCompression Compression { get; init; }

    /// <summary>The downtime limit over time.</summary>
    public required DowntimeSchedule Downtime { get; init; }

    /// <summary>When and how post-copy comes.</summary>
    public required PostCopyPlan PostCopy { get; init; }

    /// <summary>What happens when it makes no progress.</summary>
    public required StallPolicy Stall { get; init; }

    /// <summary>When the migration is given up (aborted), whatever it does; not before post-copy, which can't be given up.</summary>
    public required TimeSpan GiveUpAfter { get; init; }

    /// <summary>The pins of emulator threads during the transfer; null leaves both hosts' as they are.</summary>
    public PinPlan? Pins { get; init; }

    /// <summary>What is done with devices before and after, in this order.</summary>
    public EquatableList<MigrationDeviceStep> DeviceSteps { get; init => field = value ?? []; } = [];

    /// <summary>How it will go.</summary>
    public required MigrationForecast Forecast { get; init; }

    /// <summary>What it may cost.</summary>
    public required MigrationBudget Budget { get; init; }

    /// <summary>The way it takes.</summary>
    public required MigrationLink Link { get; init; }

    /// <summary>Whether the forecast keeps within the budget.</summary>
    public bool WithinBudget => Forecast.Completes && Forecast.Total <= Budget.Total && Forecast.Downtime <= Budget.Downtime;

    /// <summary>Every choice with its reason.</summary>
    public required EquatableList<MigrationDecision> Decisions { get; init; }

    /// <summary>The parameters in libvirt's form.</summary>
    public TypedParameterList ToTypedParameters()
    {
        var list = new TypedParameterList();
        foreach (var setting in Parameters)
            list.AddFromString(setting.Name, setting.Type, setting.Value);
        return list;
    }
}
