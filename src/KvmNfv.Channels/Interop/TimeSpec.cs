namespace KvmNfv.Channels.Interop;

/// <summary><c>struct timespec</c> of 64-bit Linux.</summary>
internal struct TimeSpec
{
    public long Seconds;
    public long Nanoseconds;
}
