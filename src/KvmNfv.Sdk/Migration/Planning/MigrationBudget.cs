using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>What a migration may cost.</summary>
public sealed record MigrationBudget
{
    // QEMU's default downtime limit: what guests of ordinary clouds live with.
    private static readonly TimeSpan s_ordinaryDowntime = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_leastTotal = TimeSpan.FromSeconds(60);

    /// <summary>"KVM for NFV"'s goals for a data-plane VNF: back in service in 2 s, away for 10 ms. A guest that writes needs a fast link for them.</summary>
    public static MigrationBudget Nfv { get; } = new() { Total = TimeSpan.FromSeconds(2), Downtime = TimeSpan.FromMilliseconds(10) };

    /// <summary>From the beginning of the transfer until the guest runs at the destination.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public required TimeSpan Total { get; init => field = Limits.Positive(value); }

    /// <summary>How long the guest may stand still at the switch-over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public required TimeSpan Downtime { get; init => field = Limits.Positive(value); }

    /// <summary>
    /// A budget for guests that named none: 300 ms (QEMU's own default limit), and four times what sending the memory once takes, at least a minute:
    /// three passes' worth to converge in, and an end before a stuck migration holds the link for an hour.
    /// </summary>
    public static MigrationBudget Practical(MemorySize memory, MigrationLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var once = link.Bandwidth.TimeFor(memory);
        return new MigrationBudget { Total = once > s_leastTotal / 4 ? once * 4 : s_leastTotal, Downtime = s_ordinaryDowntime };
    }
}
