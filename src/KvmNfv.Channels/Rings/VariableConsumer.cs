using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels;

/// <summary>Receives messages of any size.</summary>
// SAFETY: each record's header is read once, as one number; a frame is made only if header and message lie before the ring's end and before the published position.
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct VariableConsumer : IRingConsumer
{
    private readonly CacheLinePad _before;
    private readonly byte* _data;
    private readonly ulong* _headLine, _tailLine;
    private readonly ulong _capacity;
    private readonly uint _size;
    private ulong _head, _next, _tail, _usual;
    private long _messages, _bytes;
    private readonly CacheLinePad _after;

    public VariableConsumer(RingBlock ring)
    {
        _data = ring.Data;
        _headLine = ring.Head;
        _tailLine = ring.Tail;
        (_capacity, _size) = (ring.Shape.Capacity, ring.Shape.MessageSize);
        StartAt(Volatile.Read(ref *_tailLine) & ~7ul);
    }

    public readonly long Messages => _messages;

    public readonly long Bytes => _bytes;

    public readonly long Torn => 0;

    public void StartAt(ulong position)
    {
        _head = _next = _tail = position & ~7ul;
        Volatile.Write(ref *_tailLine, _tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Receive(Span<Frame> frames)
    {
        if (_head == _next)
        {
            // Acquire: pairs with the release in VariableProducer.Commit; the records before this position are written.
            var head = Volatile.Read(ref *_headLine);
            if (head == _next)
                return 0;
            if (head - _next > _capacity - (_next - _tail) || head % 8 != 0)
                return IRingProducer.Violation;
            _head = head;
        }
        ref var frame = ref MemoryMarshal.GetReference(frames);
        var next = _next;
        var bytes = 0L;
        var count = 0;
        while (count < frames.Length && next != _head)
        {
            var offset = next & (_capacity - 1);
            var left = Math.Min(_head - next, _capacity - offset);
            var header = Volatile.Read(ref *(ulong*)(_data + offset));
            var length = (uint)header;
            var span = header >> 32;
            if (span > left || span % 8 != 0 || span < RingLayout.RecordHeaderSize)
                return IRingProducer.Violation;
            // Records are mostly as long as the one before: the branch is predicted, and the next header fetched without waiting for this one. The volatile
            // read keeps the compiler from adding what was just read instead.
            if (span == _usual)
            {
                next += Volatile.Read(ref _usual);
            }
            else
            {
                next += span;
                _usual = span;
            }
            if (length == RingLayout.Padding)
                continue;
            if (length - 1 >= _size || length > span - RingLayout.RecordHeaderSize)
                return IRingProducer.Violation;
            Unsafe.Add(ref frame, count++) = new(_data + offset + RingLayout.RecordHeaderSize, (int)length);
            bytes += length;
        }
        _next = next;
        _messages += count;
        _bytes += bytes;
        return count;
    }

    public readonly bool HasMore() => _head != _next || Volatile.Read(ref *_headLine) != _next;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release()
    {
        _tail = _next;
        // Release: messages are read before their room is given back; pairs with the acquire in VariableProducer.Reserve.
        Volatile.Write(ref *_tailLine, _tail);
    }
}
