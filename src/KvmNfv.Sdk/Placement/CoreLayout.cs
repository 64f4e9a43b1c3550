using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>What never changes of one core as seen from one L3 domain of one node.</summary>
internal sealed class CoreLayout
{
    /// <summary>The core's online threads here, ascending.</summary>
    public required int[] Threads { get; init; }

    /// <summary>All online threads of the core, wherever a recording puts them.</summary>
    public required CpuSet Siblings { get; init; }

    /// <summary>Whether all of the core is here; a core that a recording spreads over nodes is never whole.</summary>
    public required bool Together { get; init; }

    /// <summary>Whether no thread of it is the host's own: housekeeping, shared or a poll-mode switch's.</summary>
    public required bool Quiet { get; init; }

    /// <summary>Whether a thread of it belongs to a poll-mode switch.</summary>
    public required bool PollMode { get; init; }

    /// <summary>Index of its type in <see cref="CoreTypeMap"/>.</summary>
    public required int Type { get; init; }

    /// <summary>Lowest CPU; cores are ordered by it.</summary>
    public int First => Threads[0];
}
