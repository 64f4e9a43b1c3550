namespace KvmNfv.Channels;

/// <summary>Why a channel can't be used, for callers that branch.</summary>
public enum ChannelFault
{
    /// <summary>The peer wrote something that no honest peer writes. The channel has ended for good.</summary>
    PeerViolation,

    /// <summary>The memory isn't what it must be: wrong size, magic number, version or layout, or not sealed.</summary>
    BadMemory,

    /// <summary>The peer left or died while this end waited for it.</summary>
    PeerGone,

    /// <summary>The other end is taken by a living peer already.</summary>
    Occupied,

    /// <summary>A system call failed; the message has its name and errno.</summary>
    System,
}
