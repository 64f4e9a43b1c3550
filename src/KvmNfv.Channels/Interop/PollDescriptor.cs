namespace KvmNfv.Channels.Interop;

/// <summary><c>struct pollfd</c> of poll(2).</summary>
internal struct PollDescriptor
{
    public int Descriptor;
    public short Events;
    public short Returned;
}
