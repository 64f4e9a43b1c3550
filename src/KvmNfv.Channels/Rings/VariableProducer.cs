using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels;

/// <summary>Sends messages of any size: records of a header (length, span) and the message, never split over the ring's end.</summary>
// SAFETY: positions are this side's own; a record lies between position & mask and the ring's end, which Reserve checks.
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct VariableProducer : IRingProducer
{
    private readonly CacheLinePad _before;
    private readonly byte* _data;
    private readonly ulong* _headLine, _tailLine;
    private readonly ulong _capacity;
    private ulong _head, _tail;
    private int _reserved, _reservedSize;
    private long _messages, _bytes, _full;
    private readonly CacheLinePad _after;

    public VariableProducer(RingBlock ring)
    {
        _data = ring.Data;
        _headLine = ring.Head;
        _tailLine = ring.Tail;
        _capacity = ring.Shape.Capacity;
        _head = Resume.Producer(ring);
        _tail = _head - _capacity;
    }

    public readonly ulong Position => _head;

    public readonly long Messages => _messages;

    public readonly long Bytes => _bytes;

    public readonly long Full => _full;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Reserve(Span<Frame> frames, int size)
    {
        var span = RingLayout.RecordSize((uint)size);
        var free = _capacity - (_head - _tail);
        // One record more than asked for: the gap at the end is smaller than a record.
        if (free < span * ((uint)frames.Length + 1))
        {
            // Acquire: pairs with the release in VariableConsumer.Release; the consumer has done with the records before this position.
            var tail = Volatile.Read(ref *_tailLine);
            if (_head - tail > _capacity || tail % 8 != 0)
                return IRingProducer.Violation;
            _tail = tail;
            free = _capacity - (_head - tail);
        }
        ref var frame = ref MemoryMarshal.GetReference(frames);
        var offset = _head & (_capacity - 1);
        var count = 0;
        for (; count < frames.Length; count++)
        {
            var toEnd = _capacity - offset;
            if (span > toEnd)
            {
                if (free < toEnd + span)
                    break;
                free -= toEnd;
                offset = 0;
            }
            else if (free < span)
                break;
            Unsafe.Add(ref frame, count) = new(_data + offset + RingLayout.RecordHeaderSize, size);
            free -= span;
            offset = offset + span & (_capacity - 1);
        }
        if (count < frames.Length)
            _full++;
        _reserved = count;
        _reservedSize = size;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Commit(ReadOnlySpan<Frame> frames)
    {
        if (frames.Length > _reserved)
            Throw.NotReserved(frames.Length, _reserved);
        var span = RingLayout.RecordSize((uint)_reservedSize);
        ref var frame = ref MemoryMarshal.GetReference(frames);
        var head = _head;
        var bytes = 0L;
        // The same walk as in Reserve; the frames' addresses aren't looked at, so that no caller can make this write elsewhere.
        for (var i = 0; i < frames.Length; i++)
        {
            var length = Unsafe.Add(ref frame, i).Length;
            if ((uint)(length - 1) >= (uint)_reservedSize)
                Throw.BadLength(length, 1, _reservedSize);
            var offset = head & (_capacity - 1);
            var toEnd = _capacity - offset;
            if (span > toEnd)
            {
                *(ulong*)(_data + offset) = RingLayout.Padding | toEnd << 32;
                head += toEnd;
                offset = 0;
            }
            *(ulong*)(_data + offset) = (uint)length | span << 32;
            head += span;
            bytes += length;
        }
        _reserved = 0;
        _messages += frames.Length;
        _bytes += bytes;
        _head = head;
        // Release: records are written before the position; pairs with the acquire in VariableConsumer.Receive.
        Volatile.Write(ref *_headLine, head);
    }

    public bool HasRoom(int size)
    {
        Span<Frame> one = stackalloc Frame[1];
        var room = Reserve(one, size);
        _reserved = 0;
        return room != 0;
    }

    public readonly long CountPending()
    {
        var at = Volatile.Read(ref *_tailLine);
        var count = 0L;
        // What lies there was written by this side, but the peer can have changed it: the walk is bounded and stays in the ring.
        while (_head - at <= _capacity && at != _head && at % 8 == 0)
        {
            var header = Volatile.Read(ref *(ulong*)(_data + (at & (_capacity - 1))));
            var span = header >> 32;
            if (span < RingLayout.RecordHeaderSize)
                break;
            if ((uint)header != RingLayout.Padding)
                count++;
            at += span;
        }
        return count;
    }
}
