using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels;

/// <summary>The receiver of many senders: slot after slot, in the order in which they were claimed.</summary>
// SAFETY: slot addresses are this side's own; the word and the length are read once each, and the length is checked.
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ManyConsumer : IRingConsumer
{
    // How many polls a claimed slot may block the ring before its owner's life is looked into.
    private const int Patience = 64;

    private readonly CacheLinePad _before;
    private readonly byte* _data;
    private readonly ulong* _tailLine;
    private readonly ulong _capacity;
    private readonly uint _stride, _size, _senders;
    private ulong _next, _tail;
    private int _blocked, _held;
    private long _messages, _bytes, _torn;
    private readonly CacheLinePad _after;
    private readonly Func<int, bool>? _senderIsDead;

    /// <summary>Goes on where a receiver before stopped, also in the middle of giving slots back.</summary>
    public ManyConsumer(RingBlock ring, Func<int, bool>? senderIsDead)
    {
        _data = ring.Data;
        _tailLine = ring.Tail;
        _senderIsDead = senderIsDead;
        (_capacity, _stride, _size, _senders) = (ring.Shape.Capacity, ring.Shape.Stride, ring.Shape.MessageSize, ring.Shape.Senders);
        _tail = Volatile.Read(ref *_tailLine);
        for (ulong i = 0; i < _capacity && SlotWord.Index(Volatile.Read(ref Word(_tail))) == (_tail + _capacity & SlotWord.IndexMask); i++)
            _tail++;
        _next = _tail;
    }

    public readonly long Messages => _messages;

    public readonly long Bytes => _bytes;

    public readonly long Torn => _torn;

    public readonly void StartAt(ulong position)
    {
        // Senders don't agree on a beginning; the slots' own words say where it goes on.
    }

    public int Receive(Span<Frame> frames)
    {
        var count = 0;
        // With nothing taken, what was skipped before can go: nobody holds a frame of it, and no Release would come.
        if (_held == 0 && _next != _tail)
            Release();
        while (count < frames.Length && _next - _tail < _capacity)
        {
            ref var word = ref Word(_next);
            // Acquire: pairs with the publishing exchange in ManyProducer.
            var seen = Volatile.Read(ref word);
            if (SlotWord.Index(seen) != (_next & SlotWord.IndexMask) || (uint)SlotWord.Sender(seen) >= _senders)
                return IRingProducer.Violation;
            switch (SlotWord.State(seen))
            {
                case SlotWord.Ready:
                    var length = Volatile.Read(ref Unsafe.Add(ref word, 1));
                    if (length - 1 >= _size)
                        return IRingProducer.Violation;
                    frames[count++] = new((byte*)Unsafe.AsPointer(ref word) + RingLayout.SlotHeaderSize, (int)length);
                    _bytes += (long)length;
                    break;
                case SlotWord.Skipped:
                    break;
                case SlotWord.Claimed when GivenUp(ref word, seen):
                    break;
                case SlotWord.Free or SlotWord.Claimed:
                    _messages += count;
                    _held += count;
                    return count;
                default:
                    return IRingProducer.Violation;
            }
            _blocked = 0;
            _next++;
        }
        _messages += count;
        _held += count;
        return count;
    }

    public bool HasMore()
    {
        while (_next - _tail < _capacity)
        {
            ref var word = ref Word(_next);
            var seen = Volatile.Read(ref word);
            if (SlotWord.State(seen) == SlotWord.Ready)
                return true;
            if (SlotWord.Index(seen) != (_next & SlotWord.IndexMask) || (SlotWord.State(seen) != SlotWord.Skipped && (SlotWord.State(seen) != SlotWord.Claimed || !GivenUp(ref word, seen))))
                return false;
            _next++;
        }
        return false;
    }

    public void Release()
    {
        for (; _tail != _next; _tail++)
        {
            // Release: the message is read before the slot is free; pairs with the claiming exchange in ManyProducer.
            Volatile.Write(ref Word(_tail), SlotWord.Make(_tail + _capacity, 0, SlotWord.Free));
        }
        Volatile.Write(ref *_tailLine, _tail);
        _held = 0;
    }

    // A sender that died between claim and publication: its slot is given up, once it is known to be dead.
    private bool GivenUp(ref ulong word, ulong seen)
    {
        if (++_blocked % Patience != 0 || _senderIsDead?.Invoke(SlotWord.Sender(seen)) != true)
            return false;
        if (Interlocked.CompareExchange(ref word, SlotWord.Make(SlotWord.Index(seen), SlotWord.Sender(seen), SlotWord.Skipped), seen) != seen)
            return false;
        _torn++;
        return true;
    }

    private readonly ref ulong Word(ulong index) => ref *(ulong*)(_data + (index & (_capacity - 1)) * _stride);
}
