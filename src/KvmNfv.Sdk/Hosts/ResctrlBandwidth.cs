namespace KvmNfv.Sdk.Hosts;

/// <summary>How memory bandwidth can be divided (files of <c>info/MB</c> in resctrl).</summary>
public sealed record ResctrlBandwidth
{
    /// <summary>The least share, in percent; on AMD and with <see cref="InMegabytes"/> in that unit.</summary>
    public int MinBandwidth { get; init; }

    /// <summary>The step between shares.</summary>
    public int Granularity { get; init; }

    /// <summary>How many classes of service there are, the root group's included.</summary>
    public int ClosIds { get; init; }

    /// <summary>Whether delays grow linearly with the share; null where the kernel doesn't tell.</summary>
    public bool? DelayLinear { get; init; }

    /// <summary>What two threads of a core get: <c>max</c> means the greater delay of the two, <c>per-thread</c> each its own; null before Linux 5.12.</summary>
    public string? ThreadThrottleMode { get; init; }

    /// <summary>Whether shares are MiB/s, not percent (mounted with <c>mba_MBps</c>); null when the source doesn't tell.</summary>
    public bool? InMegabytes { get; init; }
}
