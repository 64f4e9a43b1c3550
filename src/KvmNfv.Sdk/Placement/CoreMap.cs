namespace KvmNfv.Sdk.Placement;

/// <summary>What placement needs to know of one core on one node: which threads are free, and for whom.</summary>
internal sealed class CoreMap
{
    /// <summary>Free threads that an exclusive vCPU may have, ascending.</summary>
    public required int[] Free { get; init; }

    /// <summary>Those of <see cref="Free"/> that a real-time vCPU may have: isolated ones first, then ascending.</summary>
    public required int[] RealTime { get; init; }

    /// <summary>Those of <see cref="Free"/> that the kernel isolates.</summary>
    public required int[] Isolated { get; init; }

    /// <summary>How many threads of the core are online.</summary>
    public required int Threads { get; init; }

    /// <summary>Whether nobody else is on any thread of it. A core that a recording spreads over nodes never is.</summary>
    public required bool Whole { get; init; }

    /// <summary>Whether an emulator may come here: no thread of it is real-time for somebody else.</summary>
    public required bool EmulatorMay { get; init; }

    /// <summary>Lowest CPU of the core; cores are ordered by it.</summary>
    public required int First { get; init; }

    /// <summary>Chooses CPUs: real-time ones from isolated threads first, others from threads that aren't.</summary>
    public (int[] RealTime, int[] Dedicated, int[] Emulator, int[] Idle) Choose(in CoreOption option)
    {
        var realTime = RealTime[..option.RealTime].Order().ToArray();
        var rest = Free.Except(realTime).OrderBy(c => Isolated.Contains(c)).ThenBy(c => c).ToArray();
        var dedicated = rest[..option.Dedicated];
        var emulator = rest[option.Dedicated..(option.Dedicated + option.Emulator)];
        var idle = option.Idle == 0 ? [] : rest[(option.Dedicated + option.Emulator)..];
        return (realTime, dedicated, emulator, idle);
    }
}
