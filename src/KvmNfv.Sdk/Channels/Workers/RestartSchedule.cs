namespace KvmNfv.Sdk.Channels;

/// <summary>When a worker that ended is started again: after <see cref="First"/>, then after twice as long each time, up to <see cref="Longest"/>.</summary>
public sealed record RestartSchedule
{
    /// <summary>The pause before the first restart. Default 50 ms: guests on a switch notice no more than a lost burst.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause. Default 10 s.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A worker that ran for so long is counted as healthy: the schedule begins anew. Default 60 s.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Restarts in a row after which no more are tried. Null, the default: no limit.</summary>
    public int? MostInARow { get; init; }

    /// <summary>The pause before a restart.</summary>
    /// <param name="restart">Which one in a row, from 1.</param>
    internal TimeSpan Pause(int restart)
    {
        // Beyond 2^30 any pause that is more than none has long reached the longest.
        var pause = First * (1L << Math.Min(restart - 1, 30));
        return pause < Longest ? pause : Longest;
    }

    internal void Check()
    {
        if (First < TimeSpan.Zero || Longest < First || Longest > TimeSpan.FromDays(1) || StableAfter < TimeSpan.Zero)
            throw new ArgumentException($"The schedule must have 0 <= First <= Longest <= 1 day and StableAfter >= 0; First is {First}, Longest {Longest}, StableAfter {StableAfter}.");
        if (MostInARow is < 0)
            throw new ArgumentException($"MostInARow is {MostInARow}; it must be 0 or more, or null for no limit.");
    }
}
