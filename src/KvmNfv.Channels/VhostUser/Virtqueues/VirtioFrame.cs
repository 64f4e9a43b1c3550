namespace KvmNfv.Channels.VhostUser;

/// <summary>A descriptor chain of a virtqueue: the buffers of a frame to read, or to write one into.</summary>
/// <remarks>The first buffer stands here, since most chains have no more.</remarks>
// SAFETY: only a virtqueue makes these, of buffers inside its guest's memory.
internal unsafe struct VirtioFrame
{
    /// <summary>Trusted memory of our own that comes before the first piece, <see cref="HeadLength"/> bytes; for frames that are sent.</summary>
    public byte* Head;

    /// <summary>The first piece.</summary>
    public byte* Data;

    /// <summary>The pieces after the first.</summary>
    public Segment* More;

    /// <summary>Bytes of head and all pieces.</summary>
    public uint Length;

    /// <summary>Bytes of the head; 0 in frames as they were fetched.</summary>
    public uint HeadLength;

    /// <summary>Bytes of the first.</summary>
    public uint FirstLength;

    /// <summary>How many pieces <see cref="More"/> has.</summary>
    public ushort MoreCount;

    /// <summary>The chain's head (split) or buffer id (packed).</summary>
    public ushort Id;

    /// <summary>Ring entries that the chain takes (packed).</summary>
    public ushort Descriptors;

    /// <summary>On completion: how many chains, from this one on, become visible together. 0 in the others.</summary>
    public ushort Group;

    /// <summary>On completion: bytes that the device wrote.</summary>
    public uint Written;
}
