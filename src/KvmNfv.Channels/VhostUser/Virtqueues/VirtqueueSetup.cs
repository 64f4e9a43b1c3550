namespace KvmNfv.Channels.VhostUser;

/// <summary>What a virtqueue needs to know when it starts.</summary>
internal sealed record VirtqueueSetup
{
    public required VirtioFeatures Features { get; init; }

    /// <summary>Entries: 1 to 32768, a power of two for split rings.</summary>
    public required uint Size { get; init; }

    public required VringAddress Address { get; init; }

    /// <summary>VRING_BASE as the front-end gave it.</summary>
    public required uint Base { get; init; }

    /// <summary>Whether the device writes the buffers: a guest's receive queue.</summary>
    public required bool IsWritable { get; init; }

    /// <summary>Where a packed ring's position is kept, so that a restarted process finds it; null: nowhere.</summary>
    public RingJournal? Journal { get; init; }
}
