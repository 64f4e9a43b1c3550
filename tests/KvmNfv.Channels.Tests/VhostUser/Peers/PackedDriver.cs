using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

internal sealed unsafe class PackedDriver : DriverQueue
{
    private readonly ulong _ring, _driverEvent, _deviceEvent;
    private readonly Stack<ushort> _ids = new();
    private readonly uint[] _lengths;
    private RingPosition _next = new(0, true), _taken = new(0, true);

    public PackedDriver(TestMemory memory, uint size) : base(memory, size)
    {
        _ring = memory.Allocate(16 * size);
        _driverEvent = memory.Allocate(4, 4);
        _deviceEvent = memory.Allocate(4, 4);
        _lengths = new uint[size];
        for (var i = (int)size - 1; i >= 0; i--)
            _ids.Push((ushort)i);
    }

    public PackedDescriptor* Ring => (PackedDescriptor*)Memory.At(_ring);

    public ref uint DriverEvent => ref *(uint*)Memory.At(_driverEvent);

    public uint DeviceEvent => *(uint*)Memory.At(_deviceEvent);

    public RingPosition Next => _next;

    public override bool IsPacked => true;

    public override bool HasUsed => (Volatile.Read(ref Ring[_taken.Index].Flags) & (PackedDescriptor.Available | PackedDescriptor.Used)) ==
        (_taken.Wrap ? PackedDescriptor.Available | PackedDescriptor.Used : 0);

    public override bool WantsKick => DeviceEvent >> 16 == 0;

    public override VringAddress Address => new(0, 0, Memory.User(_ring), Memory.User(_deviceEvent), Memory.User(_driverEvent), 0);

    public override ushort Offer(params ReadOnlySpan<TestBuffer> buffers)
    {
        var id = _ids.Pop();
        _lengths[id] = (uint)buffers.Length;
        Span<RingPosition> positions = stackalloc RingPosition[buffers.Length];
        for (var i = 0; i < positions.Length; i++)
            positions[i] = _next.Plus((uint)i, Size);
        // The first descriptor's flags last: the device must see the whole chain or nothing.
        for (var i = positions.Length - 1; i >= 0; i--)
        {
            var slot = Ring + positions[i].Index;
            slot->Address = buffers[i].Address;
            slot->Length = buffers[i].Length;
            slot->Id = id;
            var flags = (buffers[i].IsWritable ? DescriptorFlags.Write : 0) | (i + 1 < positions.Length ? DescriptorFlags.Next : 0);
            Volatile.Write(ref slot->Flags, (ushort)(flags | Offered(positions[i])));
        }
        _next = _next.Plus((uint)buffers.Length, Size);
        return id;
    }

    public override ushort OfferIndirect(params ReadOnlySpan<TestBuffer> buffers)
    {
        var table = Memory.Allocate(16 * (ulong)buffers.Length);
        for (var i = 0; i < buffers.Length; i++)
            ((PackedDescriptor*)Memory.At(table))[i] = new() { Address = buffers[i].Address, Length = buffers[i].Length, Flags = buffers[i].IsWritable ? DescriptorFlags.Write : (ushort)0 };
        var id = _ids.Pop();
        _lengths[id] = 1;
        Publish(new() { Address = table, Length = 16 * (uint)buffers.Length, Id = id, Flags = DescriptorFlags.Indirect });
        return id;
    }

    /// <summary>Makes a descriptor available as it is, with the flags of this lap.</summary>
    public void Publish(PackedDescriptor descriptor)
    {
        var slot = Ring + _next.Index;
        slot->Address = descriptor.Address;
        slot->Length = descriptor.Length;
        slot->Id = descriptor.Id;
        Volatile.Write(ref slot->Flags, (ushort)(descriptor.Flags | Offered(_next)));
        _next = _next.Plus(1, Size);
    }

    public override bool TryTake(out ushort id, out uint written)
    {
        id = 0;
        written = 0;
        var rest = Volatile.Read(ref ((ulong*)(Ring + _taken.Index))[1]);
        var flags = (ushort)(rest >> 48);
        var expected = _taken.Wrap ? PackedDescriptor.Available | PackedDescriptor.Used : 0;
        if ((flags & (PackedDescriptor.Available | PackedDescriptor.Used)) != expected)
            return false;
        id = (ushort)(rest >> 32);
        written = (uint)rest;
        _taken = _taken.Plus(_lengths[id], Size);
        _ids.Push(id);
        return true;
    }

    private static ushort Offered(RingPosition position) => position.Wrap ? PackedDescriptor.Available : PackedDescriptor.Used;
}
