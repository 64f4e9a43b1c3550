namespace KvmNfv.Sdk.Migration;

/// <summary>What a downtime schedule looks at.</summary>
public readonly record struct DowntimeMoment
{
    /// <summary>Time since the transfer began.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The pass under way, from 1; 0 before the first.</summary>
    public int Iteration { get; init; }

    /// <summary>How many passes in all left no less than the best before them.</summary>
    public int StalledPasses { get; init; }

    /// <summary>The downtime that pre-copy can reach by the newest forecast; null when there is none.</summary>
    public TimeSpan? Floor { get; init; }
}
