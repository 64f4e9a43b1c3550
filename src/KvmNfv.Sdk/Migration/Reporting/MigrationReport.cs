using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>How a migration went: predicted and measured, pass by pass, each decision, and the proof of where the domain is. Immutable, compares by value.</summary>
public sealed record MigrationReport
{
    /// <summary>The migration.</summary>
    public required Guid Id { get; init; }

    /// <summary>The domain's UUID.</summary>
    public required Guid Domain { get; init; }

    /// <summary>Its name at the source.</summary>
    public required string DomainName { get; init; }

    /// <summary>The source's URI.</summary>
    public required string Source { get; init; }

    /// <summary>The destination's URI.</summary>
    public required string Destination { get; init; }

    /// <summary>How it ended: one of the final states.</summary>
    public required MigrationState Outcome { get; init; }

    /// <summary>Why it did not complete; null where it did.</summary>
    public string? Error { get; init; }

    /// <summary>The plan; null for a migration that was picked up without it.</summary>
    public MigrationPlan? Plan { get; init; }

    /// <summary>When the transfer began, by this machine's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>
    /// From the beginning of the transfer until the guest ran at the destination, after post-copy until all of its memory was there; until libvirt's call returned
    /// where that was not seen, or it did not move.
    /// </summary>
    public required TimeSpan Total { get; init; }

    /// <summary>From the beginning of the transfer until libvirt's call returned: with clearing away the source, which the guest does not wait for.</summary>
    public TimeSpan Returned { get; init; }

    /// <summary>libvirt's own total (<c>time_elapsed_net</c>, else <c>time_elapsed</c>); null where it told none.</summary>
    public TimeSpan? LibvirtTotal { get; init; }

    /// <summary>What QEMU needed before the first pass; null where not told.</summary>
    public TimeSpan? Setup { get; init; }

    /// <summary>Bytes on the wire for memory.</summary>
    public MemorySize Transferred { get; init; }

    /// <summary>How long the guest stood still; all null where it did not move.</summary>
    public MigrationDowntimes Downtime { get; init => field = value ?? new(); } = new();

    /// <summary>From the beginning of the transfer until the service answered again after its longest gap; null without a probe.</summary>
    public TimeSpan? TimeToService { get; init; }

    /// <summary>What the service probe saw; null without one.</summary>
    public ServiceProbeReport? Probe { get; init; }

    /// <summary>The passes, at their beginnings.</summary>
    public EquatableList<PassRecord> Passes { get; init => field = value ?? []; } = [];

    /// <summary>What the statistics said over time, at most 2,000 of them; where there were more, evenly thinned.</summary>
    public EquatableList<MigrationProgress> Samples { get; init => field = value ?? []; } = [];

    /// <summary>Everything that happened, in order.</summary>
    public EquatableList<MigrationEvent> Events { get; init => field = value ?? []; } = [];

    /// <summary>What was looked at afterwards at both ends.</summary>
    public EquatableList<MigrationProofCheck> Proof { get; init => field = value ?? []; } = [];

    /// <summary>Whether the domain is proved to be where <see cref="Outcome"/> says, with nothing left over.</summary>
    public bool Proved => Proof.Count > 0 && Proof.All(c => c.Passed != false);

    /// <summary>Whether it kept the plan's budget; null without a plan, or where it did not complete.</summary>
    public bool? WithinBudget => Plan is null || Outcome != MigrationState.Completed
        ? null
        : Total <= Plan.Budget.Total && (Downtime.Best is not { } away || away <= Plan.Budget.Downtime);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a report.</exception>
    public static MigrationReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.MigrationReport);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.MigrationReport);
}
