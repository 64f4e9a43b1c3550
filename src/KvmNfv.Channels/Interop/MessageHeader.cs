namespace KvmNfv.Channels.Interop;

/// <summary><c>struct msghdr</c> of recvmsg(2) on 64-bit Linux: 56 bytes.</summary>
// SAFETY: a plain copy of the C structure; the pointers are the caller's.
internal unsafe struct MessageHeader
{
    public void* Name;
    public uint NameLength;
    public IoVector* Vectors;
    public nuint VectorCount;
    public void* Control;
    public nuint ControlLength;
    public int Flags;
}
