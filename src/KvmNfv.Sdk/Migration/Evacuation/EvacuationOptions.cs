using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>What an evacuation may do. Immutable.</summary>
public sealed record EvacuationOptions
{
    /// <summary>The domains to move, by name or UUID; empty means all that run.</summary>
    public EquatableList<string> Domains { get; init => field = value ?? []; } = [];

    /// <summary>What VNFs ask for, by the domain's name: they are placed anew at the target, and pinned as that says. A domain without a profile is given to a
    /// target by its memory and CPUs, and keeps the pins of its document.</summary>
    public IReadOnlyDictionary<string, VnfProfile> Profiles { get; init; } = new Dictionary<string, VnfProfile>();

    /// <summary>How many migrations run at once, 1 to 64. Default 2, as KubeVirt's <c>parallelOutboundMigrationsPerNode</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 1 to 64.</exception>
    public int AtOnce
    {
        get;
        init => field = value is >= 1 and <= 64 ? value : throw new ArgumentOutOfRangeException(nameof(AtOnce), value, "Migrations at once are 1 to 64.");
    } = 2;

    /// <summary>What the source's link carries to all targets together; null means the fastest way to one of them.</summary>
    public DataRate? SourceBandwidth { get; init; }

    /// <summary>vCPUs for each CPU of a target up to which domains without a profile are sent there. Default 4, Nova's <c>initial_cpu_allocation_ratio</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public double VCpusPerCpu { get; init => field = Limits.AtLeast(value, 1); } = 4;

    /// <summary>Whether the first failure ends it: what runs then goes on to its end, nothing else begins.</summary>
    public bool StopOnFailure { get; init; }

    /// <summary>What each migration may cost; null is <see cref="MigrationBudget.Practical"/>.</summary>
    public MigrationBudget? Budget { get; init; }

    /// <summary>What each migration may do.</summary>
    public MigrationPolicy Policy { get; init => field = value ?? new(); } = new();

    /// <summary>Over which periods each domain's dirty rate is measured before, whole seconds, 1 to 60; empty does not measure. Default 1 s.</summary>
    public EquatableList<TimeSpan> DirtyRatePeriods { get; init => field = value ?? []; } = [TimeSpan.FromSeconds(1)];

    /// <summary>What happens around each migration; its hooks are called for several at once. The placement is set by the evacuation.</summary>
    public MigrationOptions Migration { get; init => field = value ?? new(); } = new();
}
