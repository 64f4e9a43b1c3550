namespace KvmNfv.Channels;

/// <summary>For an end that only sends.</summary>
internal readonly struct NoConsumer : IRingConsumer
{
    public long Messages => 0;

    public long Bytes => 0;

    public long Torn => 0;

    public int Receive(Span<Frame> frames) => 0;

    public bool HasMore() => false;

    public void Release()
    {
    }

    public void StartAt(ulong position)
    {
    }
}
