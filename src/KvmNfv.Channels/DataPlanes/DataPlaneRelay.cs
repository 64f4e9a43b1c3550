namespace KvmNfv.Channels;

/// <summary>Copies frames between two channels, both ways, in one polling thread: mostly between a VM and a program that has no CPU of its own to poll.</summary>
/// <remarks>Nobody is held up: a frame for an end that is full, absent, or can't take its size is dropped and counted.</remarks>
public sealed record DataPlaneRelay
{
    /// <summary>A name for people.</summary>
    public required string Name { get; init; }

    /// <summary>One end.</summary>
    public required RelayEnd First { get; init; }

    /// <summary>The other end.</summary>
    public required RelayEnd Second { get; init; }

    /// <summary>The CPU to poll on, best an isolated one. Null, the default: the scheduler places the thread.</summary>
    public int? Cpu { get; init; }

    /// <summary>Gives the CPU away between polls that find nothing. Default false.</summary>
    public bool YieldWhenIdle { get; init; }
}
