using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// What was seen at the beginning of a pass of a running migration: the only moment at which the remaining memory is exact
/// (libvirt's migration iteration event).
/// </summary>
public sealed record PassRecord
{
    /// <summary>The pass that begins, from 1; counted from this migration's own first pass, since the counter may carry those of earlier tries.</summary>
    public required int Iteration { get; init; }

    /// <summary>Time since the transfer began.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>Memory to send (<c>memory_remaining</c>).</summary>
    public required MemorySize Remaining { get; init; }

    /// <summary>Smoothed rate at which guest memory leaves, before compression; null when not known yet.</summary>
    public DataRate? Bandwidth { get; init; }

    /// <summary>QEMU's own dirty rate in bytes a second (<c>memory_dirty_rate</c> times page size); null when not reported.</summary>
    public DataRate? DirtyRate { get; init; }

    /// <summary>Auto-converge's throttle in percent, 0 while it is off.</summary>
    public int Throttle { get; init; }

    /// <summary>The downtime limit that holds at this moment.</summary>
    public TimeSpan DowntimeLimit { get; init; }
}
