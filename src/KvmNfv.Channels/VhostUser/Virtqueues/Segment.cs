namespace KvmNfv.Channels.VhostUser;

/// <summary>A piece of guest memory, checked and mapped.</summary>
// SAFETY: only a virtqueue makes these, of ranges inside its guest's memory.
internal unsafe struct Segment
{
    public byte* Start;
    public uint Length;
}
