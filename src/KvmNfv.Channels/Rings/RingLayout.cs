using System.Numerics;

namespace KvmNfv.Channels;

/// <summary>The layout in memory, version 1.0, as docs/channels-ring.md and c/kvmnfv_ring.h describe it. Numbers are little-endian, offsets in bytes.</summary>
internal static class RingLayout
{
    /// <summary>"KNFVRING", written last.</summary>
    public const ulong Magic = 0x474E4952_56464E4B;
    public const ushort Major = 1, Minor = 0;

    // Region header.
    public const int VersionAt = 8, HeaderSizeAt = 12, RegionSizeAt = 16, RingCountAt = 24, FlagsAt = 28, DescriptorsAt = 64, DescriptorSize = 64;
    public const int HeaderSize = 4096, MaxRings = 32;
    public const uint DoorbellFlag = 1;

    // Ring descriptor.
    public const int OffsetAt = 0, CapacityAt = 8, KindAt = 16, MessageSizeAt = 20, StrideAt = 24, SendersAt = 28;

    // Ring block: one writer per line of 128 bytes, since CPUs prefetch cache lines in pairs.
    public const int LineSize = 128;
    public const int HeadAt = 0, TailAt = LineSize, ProducerAt = 2 * LineSize, ConsumerAt = 3 * LineSize, ProducerBeatAt = 4 * LineSize, ConsumerBeatAt = 5 * LineSize;
    public const int BlockSize = 8 * LineSize;

    // In a producer's and the consumer's line of state.
    public const int PresenceAt = 0, WaitingAt = 8, StartAt = 16, AcknowledgedAt = 24;

    public const int RecordHeaderSize = 8, SlotHeaderSize = 16;
    public const uint Padding = uint.MaxValue;

    public const int MaxMessageSize = 1 << 24, MaxSlots = 1 << 24, MaxSenders = 128;

    // The low byte of a presence word; the rest counts the times that somebody attached.
    public const int EpochShift = 8;
    public const ulong StateMask = 0xFF, Attached = 1, Left = 2, Died = 3;

    public static bool IsAttached(ulong presence) => (presence & StateMask) == Attached;

    /// <summary>The bytes of a record with this many bytes of message: header, message, up to a multiple of 8.</summary>
    public static ulong RecordSize(uint length) => (ulong)length + RecordHeaderSize + 7 & ~7ul;

    /// <summary>A ring's dimensions for what was asked for.</summary>
    public static RingShape Shape(RingOptions options)
    {
        var slots = BitOperations.RoundUpToPowerOf2((uint)options.Capacity);
        var size = (uint)options.MessageSize;
        return options.Kind switch
        {
            RingKind.Fixed => new(options.Kind, slots, size, size + 7 & ~7u, 1),
            // A record may need a gap as large as itself at the end of the ring.
            RingKind.Variable => new(options.Kind, BitOperations.RoundUpToPowerOf2(Math.Max(slots, 2) * RecordSize(size)), size, 0, 1),
            // Slots don't share cache lines: their writers may be different CPUs.
            _ => new(options.Kind, slots, size, size + SlotHeaderSize + 63 & ~63u, (uint)options.MaxSenders),
        };
    }

    /// <summary>The offset of each ring and, last, the size of the region.</summary>
    public static long[] Place(IReadOnlyList<RingShape> rings)
    {
        var places = new long[rings.Count + 1];
        places[0] = HeaderSize;
        for (var i = 0; i < rings.Count; i++)
            places[i + 1] = checked((long)(((ulong)places[i] + rings[i].Size + 4095) & ~4095ul));
        return places;
    }
}
