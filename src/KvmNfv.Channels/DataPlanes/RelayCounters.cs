namespace KvmNfv.Channels;

/// <summary>One direction of a relay.</summary>
public readonly record struct RelayCounters
{
    /// <summary>Frames copied.</summary>
    public long Frames { get; init; }

    /// <summary>Their bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Frames for an end that was full or absent.</summary>
    public long DroppedNoRoom { get; init; }

    /// <summary>Frames that are smaller or larger than the other end's messages can be.</summary>
    public long DroppedBadLength { get; init; }
}
