namespace KvmNfv.Channels;

/// <summary>A checked ring within a region.</summary>
// SAFETY: made only by RegionHeader, which checked that Base and Shape.Size lie within the region; valid as long as the region is mapped.
internal readonly unsafe struct RingBlock(byte* start, RingShape shape)
{
    public RingShape Shape { get; } = shape;

    public ulong* Head => (ulong*)(start + RingLayout.HeadAt);

    public ulong* Tail => (ulong*)(start + RingLayout.TailAt);

    /// <summary>The state line of the one producer.</summary>
    public byte* Producer => start + RingLayout.ProducerAt;

    public byte* Consumer => start + RingLayout.ConsumerAt;

    public ulong* ProducerBeat => (ulong*)(start + RingLayout.ProducerBeatAt);

    public ulong* ConsumerBeat => (ulong*)(start + RingLayout.ConsumerBeatAt);

    /// <summary>The state line of one of many producers.</summary>
    public byte* Sender(int index) => start + RingLayout.BlockSize + index * RingLayout.LineSize;

    public byte* Data => start + Shape.DataAt;
}
