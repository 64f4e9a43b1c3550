using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels;

/// <summary>Sends messages of one size: slot after slot, no header.</summary>
// SAFETY: every slot address is data + (index & mask) * stride, within the checked ring; indices of the peer bound counts only and are read once.
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FixedProducer : IRingProducer
{
    private readonly CacheLinePad _before;
    private readonly byte* _data, _end;
    private readonly ulong* _headLine, _tailLine;
    private readonly ulong _capacity;
    private readonly uint _stride;
    private readonly int _size;
    private ulong _head, _tail;
    private byte* _next;
    private int _reserved;
    private long _messages, _full;
    private readonly CacheLinePad _after;

    /// <summary>Goes on where a producer before stopped; the consumer's index says whether that can be.</summary>
    public FixedProducer(RingBlock ring)
    {
        _data = ring.Data;
        _headLine = ring.Head;
        _tailLine = ring.Tail;
        (_capacity, _stride, _size) = (ring.Shape.Capacity, ring.Shape.Stride, (int)ring.Shape.MessageSize);
        _end = _data + _capacity * _stride;
        _head = Resume.Producer(ring);
        _tail = _head - _capacity;
        _next = _data + (_head & (_capacity - 1)) * _stride;
    }

    public readonly ulong Position => _head;

    public readonly long Messages => _messages;

    public readonly long Bytes => _messages * _size;

    public readonly long Full => _full;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Reserve(Span<Frame> frames, int size)
    {
        var free = _capacity - (_head - _tail);
        if (free < (uint)frames.Length)
        {
            // Acquire: pairs with the release in FixedConsumer.Release; the consumer has done with the slots before this index.
            var tail = Volatile.Read(ref *_tailLine);
            if (_head - tail > _capacity)
                return IRingProducer.Violation;
            _tail = tail;
            free = _capacity - (_head - tail);
        }
        var count = frames.Length;
        if (free < (uint)count)
        {
            count = (int)free;
            _full++;
        }
        ref var frame = ref MemoryMarshal.GetReference(frames);
        var at = _next;
        for (var i = 0; i < count; i++)
        {
            Unsafe.Add(ref frame, i) = new(at, size);
            at += _stride;
            if (at == _end)
                at = _data;
        }
        _reserved = count;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Commit(ReadOnlySpan<Frame> frames)
    {
        if (frames.Length > _reserved)
            Throw.NotReserved(frames.Length, _reserved);
        _reserved = 0;
        _head += (uint)frames.Length;
        _messages += frames.Length;
        _next += (ulong)(uint)frames.Length * _stride;
        if (_next >= _end)
            _next -= _capacity * _stride;
        // Release: the messages are written before the index; pairs with the acquire in FixedConsumer.Receive.
        Volatile.Write(ref *_headLine, _head);
    }

    public bool HasRoom(int size)
    {
        Span<Frame> one = stackalloc Frame[1];
        var room = Reserve(one, size);
        _reserved = 0;
        return room != 0;
    }

    public readonly long CountPending() => (long)Math.Min(_head - Volatile.Read(ref *_tailLine), _capacity);
}
