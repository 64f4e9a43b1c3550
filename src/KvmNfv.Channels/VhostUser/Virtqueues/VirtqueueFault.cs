namespace KvmNfv.Channels.VhostUser;

/// <summary>Why a virtqueue was stopped: something a correct driver never does.</summary>
internal enum VirtqueueFault
{
    None,

    /// <summary>A ring isn't inside the guest's memory, or not aligned.</summary>
    RingOutsideMemory,

    /// <summary>The available index is further ahead than the ring is long.</summary>
    IndexJumped,

    /// <summary>A descriptor's number is beyond its table.</summary>
    DescriptorOutOfRange,

    /// <summary>A chain has more descriptors than the queue: it loops.</summary>
    ChainTooLong,

    /// <summary>A buffer isn't inside the guest's memory.</summary>
    BufferOutsideMemory,

    /// <summary>A buffer of no bytes.</summary>
    EmptyBuffer,

    /// <summary>A writable buffer where the device reads, or the other way round.</summary>
    WrongDirection,

    /// <summary>An indirect table inside another, with more descriptors behind it, without negotiation, or of a size that is no number of descriptors.</summary>
    BadIndirectTable,

    /// <summary>A chain that hasn't even room for the network header.</summary>
    ChainTooShort,

    /// <summary>The guest's memory file was truncated.</summary>
    MemoryTruncated,
}
