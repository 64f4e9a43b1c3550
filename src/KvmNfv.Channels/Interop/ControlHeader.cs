namespace KvmNfv.Channels.Interop;

/// <summary><c>struct cmsghdr</c> of cmsg(3) on 64-bit Linux: 16 bytes, data after it, padded to 8.</summary>
internal struct ControlHeader
{
    public nuint Length;
    public int Level;
    public int Type;
}
