namespace KvmNfv.Channels;

/// <summary>What a polling thread has done and missed since it started: a snapshot.</summary>
public readonly record struct PollingThreadStatistics
{
    /// <summary>The thread's name, as the kernel shows it in /proc/PID/task/TID/comm.</summary>
    public required string Name { get; init; }

    /// <summary>The CPU that it is bound to; null: the scheduler places it.</summary>
    public int? Cpu { get; init; }

    /// <summary>Rounds over all of its queues.</summary>
    public long Polls { get; init; }

    /// <summary>Rounds that found nothing.</summary>
    public long EmptyPolls { get; init; }

    /// <summary>The longest time between two looks at the clock, taken every 64 rounds: how long the thread was away (collections, other work on its CPU, interrupts),
    /// plus the time of those rounds. Since the start, or since gaps were last forgotten.</summary>
    public TimeSpan LongestPollGap { get; init; }

    /// <summary>Managed memory that the thread allocated since it began to poll, in bytes. Only peers' faults add to it, and, with a
    /// JIT compiler, one object of 32 bytes in its life.</summary>
    public long AllocatedBytes { get; init; }
}
