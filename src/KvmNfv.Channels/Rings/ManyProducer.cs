using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels;

/// <summary>One of many senders into one ring. A slot is claimed by putting index and sender into its word in one atomic step, so that a claim never lacks its owner.</summary>
// SAFETY: slot addresses are data + (index & mask) * stride, within the checked ring; what other senders write bounds nothing but the number of tries.
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ManyProducer : IRingProducer
{
    /// <summary>The most that one reservation claims.</summary>
    public const int MaxBurst = 64;

    private const int MaxTries = 1 << 20;

    private readonly CacheLinePad _before;
    private readonly byte* _data;
    private readonly ulong* _head;
    private readonly ulong _capacity;
    private readonly uint _stride;
    private readonly int _sender;
    private int _reserved, _reservedSize;
    private long _messages, _bytes, _full;
    private fixed ulong _claims[MaxBurst];
    private readonly CacheLinePad _after;

    /// <summary>Takes a sender's place; what one before it had claimed and never published is given up.</summary>
    public ManyProducer(RingBlock ring, int sender)
    {
        _data = ring.Data;
        _head = ring.Head;
        (_capacity, _stride, _sender) = (ring.Shape.Capacity, ring.Shape.Stride, sender);
        for (ulong i = 0; i < _capacity; i++)
        {
            ref var word = ref Word(i);
            var seen = Volatile.Read(ref word);
            if (SlotWord.State(seen) == SlotWord.Claimed && SlotWord.Sender(seen) == sender)
                Interlocked.CompareExchange(ref word, SlotWord.Make(SlotWord.Index(seen), sender, SlotWord.Skipped), seen);
        }
    }

    public readonly ulong Position => Volatile.Read(ref *_head);

    public readonly long Messages => _messages;

    public readonly long Bytes => _bytes;

    public readonly long Full => _full;

    public int Reserve(Span<Frame> frames, int size)
    {
        GiveUp(0);
        var count = 0;
        var tries = MaxTries;
        var index = Volatile.Read(ref *_head);
        while (count < Math.Min(frames.Length, MaxBurst))
        {
            ref var word = ref Word(index);
            var free = SlotWord.Make(index, 0, SlotWord.Free);
            // A full fence on both CPUs' architectures; as an acquire it pairs with the release in ManyConsumer.Release: the receiver has done with the slot.
            var seen = Interlocked.CompareExchange(ref word, SlotWord.Make(index, _sender, SlotWord.Claimed), free);
            if (seen == free)
            {
                frames[count] = new((byte*)Unsafe.AsPointer(ref word) + RingLayout.SlotHeaderSize, size);
                _claims[count++] = index;
            }
            else if (SlotWord.Index(seen) == (index - _capacity & SlotWord.IndexMask))
            {
                _full++;
                break;
            }
            else if (SlotWord.Index(seen) != (index & SlotWord.IndexMask))
            {
                // Others are a lap ahead: look again where they are. Without end only if somebody writes nonsense.
                if (--tries == 0)
                    return IRingProducer.Violation;
                index = Volatile.Read(ref *_head);
                continue;
            }
            // Also for a slot that another one claimed: it may have died before it moved the hint.
            Interlocked.CompareExchange(ref *_head, index + 1, index);
            index++;
            if (--tries == 0)
                return IRingProducer.Violation;
        }
        _reserved = count;
        _reservedSize = size;
        return count;
    }

    public void Commit(ReadOnlySpan<Frame> frames)
    {
        if (frames.Length > _reserved)
            Throw.NotReserved(frames.Length, _reserved);
        foreach (var frame in frames)
        {
            if ((uint)(frame.Length - 1) >= (uint)_reservedSize)
                Throw.BadLength(frame.Length, 1, _reservedSize);
        }
        for (var i = 0; i < frames.Length; i++)
        {
            ref var word = ref Word(_claims[i]);
            Unsafe.Add(ref word, 1) = (uint)frames[i].Length;
            Publish(i, SlotWord.Ready);
            _bytes += frames[i].Length;
        }
        _messages += frames.Length;
        GiveUp(frames.Length);
    }

    /// <summary>Looks without claiming: a claim given back costs the receiver a slot.</summary>
    public readonly bool HasRoom(int size)
    {
        var index = Volatile.Read(ref *_head);
        return SlotWord.Index(Volatile.Read(ref Word(index))) != (index - _capacity & SlotWord.IndexMask);
    }

    public readonly long CountPending() => 0;

    private void GiveUp(int from)
    {
        for (var i = from; i < _reserved; i++)
            Publish(i, SlotWord.Skipped);
        _reserved = 0;
    }

    // As a release it pairs with the acquire in ManyConsumer.Receive: message and length are written before the word says so. It fails, rightly, if the
    // receiver took this sender for dead and gave the slot up.
    private void Publish(int claim, ulong state) => Interlocked.CompareExchange(ref Word(_claims[claim]),
        SlotWord.Make(_claims[claim], _sender, state), SlotWord.Make(_claims[claim], _sender, SlotWord.Claimed));

    private readonly ref ulong Word(ulong index) => ref *(ulong*)(_data + (index & (_capacity - 1)) * _stride);
}
