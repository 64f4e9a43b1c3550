using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels;

/// <summary>Receives messages of one size.</summary>
// SAFETY: as FixedProducer.
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FixedConsumer : IRingConsumer
{
    private readonly CacheLinePad _before;
    private readonly byte* _data, _end;
    private readonly ulong* _headLine, _tailLine;
    private readonly ulong _capacity;
    private readonly uint _stride;
    private readonly int _size;
    private ulong _head, _next, _tail;
    private byte* _at;
    private long _messages;
    private readonly CacheLinePad _after;

    public FixedConsumer(RingBlock ring)
    {
        _data = ring.Data;
        _headLine = ring.Head;
        _tailLine = ring.Tail;
        (_capacity, _stride, _size) = (ring.Shape.Capacity, ring.Shape.Stride, (int)ring.Shape.MessageSize);
        _end = _data + _capacity * _stride;
        StartAt(Volatile.Read(ref *_tailLine));
    }

    public readonly long Messages => _messages;

    public readonly long Bytes => _messages * _size;

    public readonly long Torn => 0;

    public void StartAt(ulong position)
    {
        _head = _next = _tail = position;
        _at = _data + (position & (_capacity - 1)) * _stride;
        Volatile.Write(ref *_tailLine, position);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Receive(Span<Frame> frames)
    {
        var ready = _head - _next;
        if (ready < (uint)frames.Length)
        {
            // Acquire: pairs with the release in FixedProducer.Commit; the messages before this index are written.
            var head = Volatile.Read(ref *_headLine);
            ready = head - _next;
            // Also false for an index that moved back: the difference is huge then.
            if (ready > _capacity - (_next - _tail))
                return IRingProducer.Violation;
            _head = head;
        }
        var count = ready < (uint)frames.Length ? (int)ready : frames.Length;
        ref var frame = ref MemoryMarshal.GetReference(frames);
        var at = _at;
        for (var i = 0; i < count; i++)
        {
            Unsafe.Add(ref frame, i) = new(at, _size);
            at += _stride;
            if (at == _end)
                at = _data;
        }
        _at = at;
        _next += (uint)count;
        _messages += count;
        return count;
    }

    public readonly bool HasMore() => Volatile.Read(ref *_headLine) != _next;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release()
    {
        _tail = _next;
        // Release: the messages are read before the slots are given back; pairs with the acquire in FixedProducer.Reserve.
        Volatile.Write(ref *_tailLine, _tail);
    }
}
