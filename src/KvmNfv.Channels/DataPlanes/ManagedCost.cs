namespace KvmNfv.Channels;

/// <summary>What the garbage collector of the data plane's process has done since the data plane started. Every collection stops its polling threads.</summary>
public readonly record struct ManagedCost
{
    /// <summary>Bytes that all threads of the process allocated, the data plane's and everybody else's; exact to some kilobytes for each thread.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>Collections, of any generation.</summary>
    public int Collections { get; init; }

    /// <summary>How long the collector stopped the threads, in all (<see cref="GC.GetTotalPauseDuration"/>).</summary>
    public TimeSpan Paused { get; init; }

    internal static ManagedCost SinceStart() => new()
    {
        AllocatedBytes = GC.GetTotalAllocatedBytes(),
        Collections = GC.CollectionCount(0),
        Paused = GC.GetTotalPauseDuration(),
    };

    internal ManagedCost Since(ManagedCost before) => new()
    {
        AllocatedBytes = AllocatedBytes - before.AllocatedBytes,
        Collections = Collections - before.Collections,
        Paused = Paused - before.Paused,
    };
}
