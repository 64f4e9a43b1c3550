namespace KvmNfv.Channels.Interop;

/// <summary><c>struct flock</c> of fcntl(2) on 64-bit Linux: 32 bytes.</summary>
internal struct FileLock
{
    public short Type;
    public short Whence;
    public long Start;
    public long Length;
    public int Process;
}
