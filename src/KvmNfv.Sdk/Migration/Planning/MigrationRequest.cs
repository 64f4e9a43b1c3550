using KvmNfv.Sdk.Json;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>Everything a plan is made from. The same request gives the same plan.</summary>
public sealed record MigrationRequest
{
    /// <summary>The domain.</summary>
    public required MigrationDomainFacts Domain { get; init; }

    /// <summary>The host it runs on.</summary>
    public required MigrationHostFacts Source { get; init; }

    /// <summary>The host it goes to.</summary>
    public required MigrationHostFacts Destination { get; init; }

    /// <summary>The way between them.</summary>
    public required MigrationLink Link { get; init; }

    /// <summary>What it may cost; null is <see cref="MigrationBudget.Practical"/>.</summary>
    public MigrationBudget? Budget { get; init; }

    /// <summary>What it may do.</summary>
    public MigrationPolicy Policy { get; init => field = value ?? new(); } = new();

    /// <summary>How the guest writes its memory; null when not measured.</summary>
    public DirtyRateProfile? DirtyRate { get; init; }

    /// <summary>What the guest's memory holds; null when not looked at.</summary>
    public MemoryProbe? Probe { get; init; }

    /// <summary>
    /// What a switch-over of this kind of guest costs beyond sending the rest (device state, vhost, hand-over), as an earlier migration showed; null is an
    /// estimate. It is what separates 5 ms from 60 ms: measure it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan? SwitchOverCost { get; init => field = value is { } cost ? Limits.NotNegative(cost) : null; }

    /// <summary>Where the VNF goes on the destination, as <see cref="Placer"/> answered; null when nobody asked.</summary>
    public PlacementResult? Placement { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a request.</exception>
    public static MigrationRequest FromJson(string json) => SdkJson.Read(json, SdkJson.Context.MigrationRequest);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.MigrationRequest);
}
