namespace KvmNfv.Channels;

/// <summary>For an end that only receives.</summary>
internal readonly struct NoProducer : IRingProducer
{
    public ulong Position => 0;

    public long Messages => 0;

    public long Bytes => 0;

    public long Full => 0;

    public int Reserve(Span<Frame> frames, int size) => 0;

    public void Commit(ReadOnlySpan<Frame> frames)
    {
        if (frames.Length > 0)
            Throw.NotReserved(frames.Length, 0);
    }

    public bool HasRoom(int size) => false;

    public long CountPending() => 0;
}
