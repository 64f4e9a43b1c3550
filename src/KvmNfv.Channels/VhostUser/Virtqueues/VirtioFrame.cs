namespace KvmNfv.Channels.VhostUser;

/// <summary>A descriptor chain of a virtqueue: the buffers of a frame to read, or to write one into.</summary>
/// <remarks>The first buffer stands here, since most chains have no more.</remarks>
// SAFETY: only a virtqueue makes these, of buffers inside its guest's memory.
internal unsafe struct VirtioFrame
{
    /// <summary>The first piece. May be trusted memory of our own that replaces the beginning of a frame.</summary>
    public byte* Data;

    /// <summary>The pieces after the first.</summary>
    public Segment* More;

    /// <summary>Bytes of all pieces.</summary>
    public uint Length;

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
