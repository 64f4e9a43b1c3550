using System.Runtime.CompilerServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>A packed virtqueue, virtio 1.2 section 2.8.</summary>
/// <remarks>Used elements are written one by one, each with a single eight-byte store, and in ring order; so the ring itself shows how far a killed process came
/// (<see cref="PackedRecovery"/>). Only the chains of one frame in several buffers are written last to first, since the driver must see none or all.</remarks>
// SAFETY: the ring's pointer covers Size entries (FindRings); positions stay below Size.
internal sealed unsafe class PackedVirtqueue : Virtqueue
{
    // Event suppression, section 2.8.14: RING_EVENT_FLAGS_ENABLE, _DISABLE, _DESC.
    private const ushort Enable = 0, Disable = 1, AtDescriptor = 2;

    private readonly RingJournal? _journal;
    private PackedDescriptor* _ring;
    private uint* _driverEvent, _deviceEvent;
    private ulong _ringGuestAddress, _deviceEventGuestAddress;
    private RingPosition _nextAvailable, _nextUsed, _signalled;

    public PackedVirtqueue(VirtqueueSetup setup, GuestMemory memory) : base(setup, memory)
    {
        if (!FindRings())
        {
            Break(VirtqueueFault.RingOutsideMemory);
            return;
        }
        _journal = setup.Journal;
        _nextAvailable = _nextUsed = _signalled = PackedRecovery.Locate(_ring, Size, setup.Base, _journal);
        _journal?.Begin(_nextUsed);
    }

    public override uint Position => _nextUsed.AsBase;

    public override int Fetch(VirtioFrame* frames, int max)
    {
        if (Fault != VirtqueueFault.None)
            return 0;
        BeginFetch();
        var at = _nextAvailable;
        var count = 0;
        // Never more than a lap: what was fetched is not the driver's to offer again.
        while (count < max && (at.Index != _nextUsed.Index || at.Wrap == _nextUsed.Wrap))
        {
            var frame = frames + count;
            var slot = _ring + at.Index;
            // Acquire: pairs with the driver's release of the flags, which it writes after all else of the chain. The other fields come in the same load.
            var rest = Volatile.Read(ref ((ulong*)slot)[1]);
            var flags = (ushort)(rest >> 48);
            if (!IsAvailable(flags, at.Wrap))
                break;
            var address = Volatile.Read(ref *(ulong*)slot);
            if ((flags & (DescriptorFlags.Next | DescriptorFlags.Indirect | DescriptorFlags.Write)) == (Writable ? DescriptorFlags.Write : 0) &&
                TrySingle(frame, address, (uint)rest))
            {
                frame->Id = (ushort)(rest >> 32);
                frame->Descriptors = 1;
            }
            else
            {
                if (!HasSegmentsForChain)
                    break;
                if (!Walk(frame, at, address, rest))
                    return 0;
            }
            // Section 2.8.10: ids are the driver's own and may be anything below the queue size.
            if (frame->Id >= Size)
                return Break(VirtqueueFault.DescriptorOutOfRange);
            at = at.Plus(frame->Descriptors, Size);
            count++;
        }
        _nextAvailable = at;
        Outstanding += count;
        return count;
    }

    public override void Complete(VirtioFrame* frames, int count)
    {
        if (count == 0)
            return;
        if (Log is { } log)
            LogWrites(log, frames, count);
        _journal?.Intend(frames, count, _nextUsed, Size);
        var at = _nextUsed;
        for (var i = 0; i < count;)
        {
            if (frames[i].Group == 1)
            {
                Use(at, frames + i);
                at = at.Plus(frames[i++].Descriptors, Size);
            }
            else
            {
                at = CompleteGroup(frames + i, at);
                i += frames[i].Group;
            }
        }
        _nextUsed = at;
        Outstanding -= count;
        _journal?.Done(at);
        Log?.Mark(_ringGuestAddress, 16ul * Size);
    }

    public override void Unfetch(VirtioFrame* frames, int count)
    {
        Outstanding -= count;
        for (var i = count - 1; i >= 0; i--)
            _nextAvailable = _nextAvailable.Minus(frames[i].Descriptors, Size);
    }

    public override bool HasWork() => Fault == VirtqueueFault.None &&
        IsAvailable((ushort)(Volatile.Read(ref ((ulong*)(_ring + _nextAvailable.Index))[1]) >> 48), _nextAvailable.Wrap);

    public override void WantKicks(bool wanted)
    {
        Volatile.Write(ref *_deviceEvent, (uint)(wanted ? Enable : Disable) << 16);
        Log?.Mark(_deviceEventGuestAddress, 4);
        // The driver's fence between its descriptors and its look at this word pairs with this one.
        Interlocked.MemoryBarrier();
    }

    protected override bool MustNotify()
    {
        if (_signalled == _nextUsed)
            return false;
        // Between the stores of used elements and the load of the driver's wish; the driver has the same the other way round.
        Interlocked.MemoryBarrier();
        var (before, now) = (_signalled, _nextUsed);
        _signalled = now;
        var wish = Volatile.Read(ref *_driverEvent);
        var flags = (ushort)(wish >> 16) & 3;
        if (flags != AtDescriptor || !EventIndex)
            return flags != Disable;
        // The event and both positions as distances from the first of them, which can't be negative then.
        var wanted = (uint)wish & 0x7fff;
        var wantedWrap = (wish & 0x8000) != 0;
        if (wanted >= Size)
            return true;
        var distance = new RingPosition((ushort)wanted, wantedWrap).DistanceFrom(before, Size);
        return distance < now.DistanceFrom(before, Size);
    }

    protected override bool FindRings()
    {
        var address = Setup.Address;
        _ring = (PackedDescriptor*)Ring(address.Descriptors, 16ul * Size, 16, out _ringGuestAddress);
        _driverEvent = (uint*)Ring(address.Available, 4, 4, out _);
        _deviceEvent = (uint*)Ring(address.Used, 4, 4, out _deviceEventGuestAddress);
        return _ring != null && _driverEvent != null && _deviceEvent != null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAvailable(ushort flags, bool wrap) =>
        (flags & (PackedDescriptor.Available | PackedDescriptor.Used)) == (wrap ? PackedDescriptor.Available : PackedDescriptor.Used);

    // Release: data and headers before the element. One store of eight bytes: id, length and flags come together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Use(RingPosition at, VirtioFrame* frame) =>
        Volatile.Write(ref ((ulong*)(_ring + at.Index))[1], PackedDescriptor.UsedElement(frame->Id, frame->Written, at.Wrap));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RingPosition CompleteGroup(VirtioFrame* frames, RingPosition at)
    {
        var end = at;
        int count = frames->Group;
        for (var i = 0; i < count; i++)
            end = end.Plus(frames[i].Descriptors, Size);
        var position = end;
        for (var i = count - 1; i >= 0; i--)
        {
            position = position.Minus(frames[i].Descriptors, Size);
            Use(position, frames + i);
        }
        return end;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Walk(VirtioFrame* frame, RingPosition at, ulong address, ulong rest)
    {
        BeginChain(frame);
        var flags = (ushort)(rest >> 48);
        if ((flags & DescriptorFlags.Indirect) != 0)
        {
            if ((flags & DescriptorFlags.Next) != 0)
                return Break(VirtqueueFault.BadIndirectTable) != 0;
            frame->Id = (ushort)(rest >> 32);
            frame->Descriptors = 1;
            return WalkIndirect(frame, address, (uint)rest);
        }
        for (var seen = 1u; ; seen++)
        {
            if (!AddBuffer(frame, address, (uint)rest, flags))
                return false;
            if ((flags & DescriptorFlags.Next) == 0)
            {
                // Section 2.8.5: the id is that of the last descriptor.
                frame->Id = (ushort)(rest >> 32);
                frame->Descriptors = (ushort)seen;
                return true;
            }
            at = at.Plus(1, Size);
            // Also a chain that runs into chains that were fetched and not completed yet is one too long.
            if (seen == Size || (at.Index == _nextUsed.Index && at.Wrap != _nextUsed.Wrap))
                return Break(VirtqueueFault.ChainTooLong) != 0;
            rest = Volatile.Read(ref ((ulong*)(_ring + at.Index))[1]);
            address = Volatile.Read(ref *(ulong*)(_ring + at.Index));
            flags = (ushort)(rest >> 48);
            if ((flags & DescriptorFlags.Indirect) != 0)
                return Break(VirtqueueFault.BadIndirectTable) != 0;
        }
    }

    // Section 2.8.7: the table's descriptors are used one after the other, without NEXT.
    private bool WalkIndirect(VirtioFrame* frame, ulong address, uint length)
    {
        var table = (PackedDescriptor*)IndirectTable(address, length, out var count);
        if (table == null)
            return false;
        for (var i = 0u; i < count; i++)
        {
            var rest = Volatile.Read(ref ((ulong*)(table + i))[1]);
            var flags = (ushort)(rest >> 48);
            if ((flags & DescriptorFlags.Indirect) != 0)
                return Break(VirtqueueFault.BadIndirectTable) != 0;
            if (!AddBuffer(frame, Volatile.Read(ref *(ulong*)(table + i)), (uint)rest, flags))
                return false;
        }
        return true;
    }

    private void LogWrites(DirtyLog log, VirtioFrame* frames, int count)
    {
        LogBuffers(log, frames, count);
        log.Mark(_ringGuestAddress, 16ul * Size);
    }
}
