using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>What a forecast is computed from. All sizes and rates are of guest memory, before compression.</summary>
public sealed record ForecastModel
{
    /// <summary>Memory that the first pass sends: pages that are not zero.</summary>
    public required MemorySize Memory { get; init; }

    /// <summary>Zero pages, which are only looked at.</summary>
    public MemorySize ZeroMemory { get; init; }

    /// <summary>How the guest writes.</summary>
    public required DirtyRateProfile DirtyRate { get; init; }

    /// <summary>How fast guest memory leaves: the least of link times compression ratio, channels times what one can do, and compression speed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero.</exception>
    public required DataRate Bandwidth
    {
        get;
        init => field = value > DataRate.Zero ? value : throw new ArgumentOutOfRangeException(nameof(Bandwidth), "Something must leave.");
    }

    /// <summary>How much faster dirtied pages leave in later passes; above 1 for xbzrle, which sends only differences.</summary>
    public double RepeatRatio { get; init => field = value == 0 ? 1 : Limits.AtLeast(value, 1); } = 1;

    /// <summary>How fast memory leaves during post-copy, where pages are asked for one by one; zero is as before.</summary>
    public DataRate PostCopyBandwidth { get; init; }

    /// <summary>Guest memory divided by what it is on the wire; 1 without compression.</summary>
    public double WireRatio { get; init => field = value == 0 ? 1 : Limits.AtLeast(value, 1); } = 1;

    /// <summary>
    /// What QEMU takes for the bandwidth when it compares the rest with the downtime limit, as a share of <see cref="Bandwidth"/>. QEMU 8 and later count parallel
    /// channels' bytes on the wire and the rest before compression, so a limit lets it stop with less than it allows.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is above 1.</exception>
    public double LimitShare { get; init => field = value == 0 ? 1 : Limits.Share(value); } = 1;

    /// <summary>From the start of the job to the first page: QEMU's start at the destination.</summary>
    public TimeSpan Setup { get; init; }

    /// <summary>What a switch-over costs beyond sending the rest: device state, vhost, hand-over. QEMU's own estimate leaves it out.</summary>
    public TimeSpan Overhead { get; init; }

    /// <summary>What is added to a compressed switch-over because the destination must first unpack what is under way.</summary>
    public TimeSpan Drain { get; init; }

    /// <summary>The downtime limit over time.</summary>
    public required DowntimeSchedule Schedule { get; init; }

    /// <summary>Auto-converge's first throttle in percent; 0 means that it is off.</summary>
    public int ThrottleInitial { get; init; }

    /// <summary>Its step in percent.</summary>
    public int ThrottleIncrement { get; init; }

    /// <summary>When post-copy comes.</summary>
    public PostCopyUse PostCopy { get; init; }

    /// <summary>How long without progress before post-copy as a last resort.</summary>
    public TimeSpan StallWindow { get; init => field = value == TimeSpan.Zero ? TimeSpan.FromSeconds(40) : Limits.Positive(value); } = TimeSpan.FromSeconds(40);

    /// <summary>When a migration that has not converged is given up or goes over to post-copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public required TimeSpan GiveUpAfter { get; init => field = Limits.Positive(value); }
}
