namespace KvmNfv.Channels;

/// <summary>What a server has seen since it started.</summary>
public readonly record struct IvshmemServerStatistics
{
    /// <summary>Peers that were let in.</summary>
    public long Joined { get; init; }

    /// <summary>Peers that hung up.</summary>
    public long Left { get; init; }

    /// <summary>Connections closed at once: as many peers as allowed were in, or descriptors or memory had run out.</summary>
    public long Refused { get; init; }

    /// <summary>Peers disconnected because they sent something, which no client of this protocol does.</summary>
    public long Violations { get; init; }

    /// <summary>Peers disconnected because they didn't read what they were sent.</summary>
    public long Unread { get; init; }

    /// <summary>How often new memory was made after the last peer had gone.</summary>
    public long Renewals { get; init; }
}
