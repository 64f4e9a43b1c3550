namespace KvmNfv.Channels;

/// <summary>What a data plane has done since it started, and what it cost: a snapshot.</summary>
public sealed record DataPlaneStatistics
{
    /// <summary>The time since the start.</summary>
    public TimeSpan Uptime { get; init; }

    /// <summary>What the garbage collector did to the process meanwhile.</summary>
    public ManagedCost Managed { get; init; }

    /// <summary>The polling threads.</summary>
    public IReadOnlyList<PollingThreadStatistics> Threads { get; init; } = [];

    /// <summary>The switches' ports.</summary>
    public IReadOnlyList<DataPlanePortStatistics> Ports { get; init; } = [];

    /// <summary>The relays.</summary>
    public IReadOnlyList<RelayStatistics> Relays { get; init; } = [];

    /// <summary>The ivshmem servers.</summary>
    public IReadOnlyList<DataPlaneIvshmemStatistics> IvshmemServers { get; init; } = [];

    /// <summary>The longest time that any polling thread was away.</summary>
    public TimeSpan LongestPollGap => Threads.Count == 0 ? TimeSpan.Zero : Threads.Max(t => t.LongestPollGap);
}
