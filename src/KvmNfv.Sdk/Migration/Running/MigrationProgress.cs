using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>What a running migration looked like at one moment. Between passes QEMU's remaining memory is an estimate.</summary>
public sealed record MigrationProgress
{
    /// <summary>Time since the transfer began.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>Where it is.</summary>
    public required MigrationState State { get; init; }

    /// <summary>The pass, from 1, of this migration; 0 before the first.</summary>
    public int Iteration { get; init; }

    /// <summary>All of the guest's memory.</summary>
    public MemorySize MemoryTotal { get; init; }

    /// <summary>Memory still to be sent.</summary>
    public MemorySize MemoryRemaining { get; init; }

    /// <summary>Bytes on the wire for memory; QEMU before 8 counts parallel channels before compression.</summary>
    public MemorySize MemorySent { get; init; }

    /// <summary>Disk data still to be copied.</summary>
    public MemorySize DiskRemaining { get; init; }

    /// <summary>Smoothed rate of what is sent (<c>memory_bps</c>); null while unknown.</summary>
    public DataRate? Bandwidth { get; init; }

    /// <summary>QEMU's dirty rate (<c>memory_dirty_rate</c> times the page size); null while unknown.</summary>
    public DataRate? DirtyRate { get; init; }

    /// <summary>How much auto-converge takes from the vCPUs, in percent; 0 while off.</summary>
    public int Throttle { get; init; }

    /// <summary>The downtime limit in force.</summary>
    public TimeSpan DowntimeLimit { get; init; }

    /// <summary>The downtime that QEMU expects; null while unknown.</summary>
    public TimeSpan? ExpectedDowntime { get; init; }

    /// <summary>The corrected forecast's time from the start to the end; null without a plan or where no end is in sight.</summary>
    public TimeSpan? ForecastTotal { get; init; }

    /// <summary>The corrected forecast's downtime; null as above.</summary>
    public TimeSpan? ForecastDowntime { get; init; }

    /// <summary>Pages that the guest had to wait for in post-copy.</summary>
    public ulong PostCopyRequests { get; init; }
}
