using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>What happens around a migration. Immutable.</summary>
public sealed record MigrationOptions
{
    /// <summary>Whom to tell: the virtual switch, a controller. Called in this order, and in the opposite one when rolling back.</summary>
    public IReadOnlyList<IMigrationHooks> Hooks { get; init; } = [];

    /// <summary>Watches the guest's service from outside the whole time; null for none.</summary>
    public IServiceProbe? Probe { get; init; }

    /// <summary>Where the domain's threads and memory are to be at the destination; the proof compares with it. Null: with the domain's own document.</summary>
    public PlacementPlan? DestinationPlacement { get; init; }

    /// <summary>How often the interfaces are announced after the resumption, 0 for never. QEMU announces five times itself, but before the guest runs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or above 50.</exception>
    public int Announcements
    {
        get;
        init => field = value is >= 0 and <= 50 ? value : throw new ArgumentOutOfRangeException(nameof(Announcements), value, "Announcements are 0 to 50.");
    } = 3;

    /// <summary>Remembers what must be put back when this program dies; null for nothing.</summary>
    public IMigrationJournal? Journal { get; init; }

    /// <summary>How often statistics are read between the edges of passes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan PollInterval { get; init => field = Limits.Positive(value); } = TimeSpan.FromMilliseconds(250);

    /// <summary>How the source's daemon reaches the destination's (peer-to-peer); null: by the destination's URI as this program sees it.</summary>
    public string? DestinationUri { get; init; }

    /// <summary>How long to wait for a daemon that went away to come back, before the report says that its end could not be seen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan DaemonPatience { get; init => field = Limits.NotNegative(value); } = TimeSpan.FromSeconds(30);

    /// <summary>How long the probe goes on after the end, to see the service answer again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan ProbeAfter { get; init => field = Limits.NotNegative(value); } = TimeSpan.FromSeconds(2);
}
