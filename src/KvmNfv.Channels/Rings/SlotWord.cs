namespace KvmNfv.Channels;

/// <summary>The word at the head of each slot of a <see cref="RingKind.ManySenders"/> ring: index, sender and state in one, so that a claim names its owner at once.</summary>
internal static class SlotWord
{
    public const ulong Free = 0, Claimed = 1, Ready = 2, Skipped = 3;

    private const int IndexShift = 16, SenderShift = 8;
    public const ulong IndexMask = ulong.MaxValue >> IndexShift;

    public static ulong Make(ulong index, int sender, ulong state) => index << IndexShift | (ulong)(uint)sender << SenderShift | state;

    public static ulong Index(ulong word) => word >> IndexShift;

    public static int Sender(ulong word) => (byte)(word >> SenderShift);

    public static ulong State(ulong word) => word & 0xFF;

    /// <summary>Frees every slot of a new ring.</summary>
    // SAFETY: the slots of a checked ring.
    public static unsafe void Prepare(RingBlock ring)
    {
        if (ring.Shape.Kind != RingKind.ManySenders)
            return;
        for (ulong i = 0; i < ring.Shape.Capacity; i++)
            *(ulong*)(ring.Data + i * ring.Shape.Stride) = Make(i, 0, Free);
    }
}
