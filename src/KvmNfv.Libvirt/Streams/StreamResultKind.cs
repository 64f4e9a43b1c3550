namespace KvmNfv.Libvirt;

/// <summary>How one transfer over a stream ended.</summary>
public enum StreamResultKind
{
    /// <summary>Bytes were moved.</summary>
    Data,

    /// <summary>The other side has no more; finish the stream.</summary>
    End,

    /// <summary>A hole begins here: ask for its length (<see cref="LibvirtStream.ReceiveHole"/>). Only when asked to stop at holes.</summary>
    Hole,

    /// <summary>A non-blocking stream could not go on now: wait with <see cref="LibvirtStream.ReadyAsync"/>.</summary>
    WouldBlock,
}
