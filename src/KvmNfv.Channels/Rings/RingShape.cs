namespace KvmNfv.Channels;

/// <summary>A ring's dimensions.</summary>
/// <param name="Kind">How messages are kept.</param>
/// <param name="Capacity">Slots, or bytes of a <see cref="RingKind.Variable"/> ring; a power of two.</param>
/// <param name="MessageSize">The largest message.</param>
/// <param name="Stride">From slot to slot; 0 without slots.</param>
/// <param name="Senders">Entries of the senders' table.</param>
internal readonly record struct RingShape(RingKind Kind, ulong Capacity, uint MessageSize, uint Stride, uint Senders)
{
    /// <summary>Where the data begins within the ring.</summary>
    public ulong DataAt => RingLayout.BlockSize + (Kind == RingKind.ManySenders ? (ulong)Senders * RingLayout.LineSize : 0);

    /// <summary>All its bytes.</summary>
    public ulong Size => DataAt + (Kind == RingKind.Variable ? Capacity : Capacity * Stride);

    /// <summary>What is wrong with it, or null. All sums are of 64 bits and none can overflow after the first checks.</summary>
    public string? Fault() => this switch
    {
        { Kind: not (RingKind.Fixed or RingKind.Variable or RingKind.ManySenders) } => $"kind {(int)Kind} is unknown",
        { MessageSize: 0 or > RingLayout.MaxMessageSize } => $"message size {MessageSize} is not within 1 to {RingLayout.MaxMessageSize}",
        { Senders: 0 or > RingLayout.MaxSenders } => $"{Senders} senders are not within 1 to {RingLayout.MaxSenders}",
        _ when !ulong.IsPow2(Capacity) => $"capacity {Capacity} is no power of two",
        { Kind: RingKind.Variable } when Capacity > 1ul << 40 || Capacity < 2 * RingLayout.RecordSize(MessageSize) => $"capacity {Capacity} doesn't hold two messages of {MessageSize}",
        { Kind: not RingKind.Variable } when Capacity > RingLayout.MaxSlots => $"{Capacity} slots are more than {RingLayout.MaxSlots}",
        { Kind: RingKind.Fixed } when Stride < MessageSize || Stride % 8 != 0 || Stride > 2 * RingLayout.MaxMessageSize => $"stride {Stride} doesn't fit messages of {MessageSize}",
        { Kind: RingKind.ManySenders } when Stride < MessageSize + RingLayout.SlotHeaderSize || Stride % 8 != 0 || Stride > 2 * RingLayout.MaxMessageSize => $"stride {Stride} doesn't fit messages of {MessageSize}",
        _ => null,
    };
}
