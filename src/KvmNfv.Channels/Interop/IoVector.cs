namespace KvmNfv.Channels.Interop;

/// <summary><c>struct iovec</c>.</summary>
// SAFETY: a plain copy of the C structure; the pointer is the caller's.
internal unsafe struct IoVector
{
    public void* Base;
    public nuint Length;
}
