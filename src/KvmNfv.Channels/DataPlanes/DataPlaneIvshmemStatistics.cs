namespace KvmNfv.Channels;

/// <summary>An ivshmem server of a data plane.</summary>
public sealed record DataPlaneIvshmemStatistics
{
    /// <summary>The server's name.</summary>
    public required string Name { get; init; }

    /// <summary>Peers that are in now.</summary>
    public int PeerCount { get; init; }

    /// <summary>The server's counters.</summary>
    public IvshmemServerStatistics Counters { get; init; }
}
