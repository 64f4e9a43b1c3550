using System.Runtime.CompilerServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>A split virtqueue, virtio 1.2 section 2.7.</summary>
// SAFETY: the rings' pointers cover Size entries (FindRings); positions are masked, descriptor numbers checked against the table they index.
internal sealed unsafe class SplitVirtqueue : Virtqueue
{
    private const ushort NoNotify = 1;

    private readonly ushort _mask;
    private SplitDescriptor* _descriptors;
    private ushort* _available;
    private byte* _used;
    private ulong _usedGuestAddress;
    private ushort _nextAvailable, _nextUsed, _signalled;

    public SplitVirtqueue(VirtqueueSetup setup, GuestMemory memory) : base(setup, memory)
    {
        _mask = (ushort)(Size - 1);
        if (!FindRings())
        {
            Break(VirtqueueFault.RingOutsideMemory);
            return;
        }
        // All is completed in order, so the used index is where the work goes on, also after this process was killed.
        _nextAvailable = _nextUsed = _signalled = Volatile.Read(ref UsedIndex);
    }

    public override uint Position => _nextUsed;

    private ref ushort UsedIndex => ref ((ushort*)_used)[1];

    public override int Fetch(VirtioFrame* frames, int max)
    {
        if (Fault != VirtqueueFault.None)
            return 0;
        // Acquire: pairs with the driver's release of the index after it wrote ring and descriptors.
        var ready = (ushort)(Volatile.Read(ref _available[1]) - _nextAvailable);
        if (ready > Size)
            return Break(VirtqueueFault.IndexJumped);
        BeginFetch();
        var count = Math.Min(ready, max);
        for (var i = 0; i < count; i++)
        {
            var frame = frames + i;
            var head = Volatile.Read(ref _available[2 + ((_nextAvailable + i) & _mask)]);
            if (head >= Size)
                return Break(VirtqueueFault.DescriptorOutOfRange);
            var descriptor = Read(_descriptors + head);
            frame->Id = head;
            frame->Descriptors = 1;
            if (descriptor.Flags == (Writable ? DescriptorFlags.Write : 0) && TrySingle(frame, descriptor.Address, descriptor.Length))
                continue;
            if (!HasSegmentsForChain)
            {
                count = i;
                break;
            }
            if (!Walk(frame, descriptor))
                return 0;
        }
        _nextAvailable += (ushort)count;
        Outstanding += count;
        return count;
    }

    public override void Complete(VirtioFrame* frames, int count)
    {
        if (count == 0)
            return;
        var elements = (ulong*)(_used + 4);
        for (var i = 0; i < count; i++)
            elements[(_nextUsed + i) & _mask] = frames[i].Id | (ulong)frames[i].Written << 32;
        if (Log is { } log)
            LogWrites(log, frames, count);
        _nextUsed += (ushort)count;
        Outstanding -= count;
        // Release: the driver that sees the index sees elements and data.
        Volatile.Write(ref UsedIndex, _nextUsed);
        Log?.Mark(_usedGuestAddress, 4);
    }

    public override void Unfetch(VirtioFrame* frames, int count)
    {
        _nextAvailable -= (ushort)count;
        Outstanding -= count;
    }

    public override bool HasWork() => Fault == VirtqueueFault.None && Volatile.Read(ref _available[1]) != _nextAvailable;

    public override void WantKicks(bool wanted)
    {
        if (EventIndex)
        {
            // Not wanted: the event stays behind, so that the driver kicks once in 65 536 buffers at most.
            if (wanted)
                Volatile.Write(ref *(ushort*)(_used + 4 + 8 * Size), _nextAvailable);
        }
        else
        {
            Volatile.Write(ref *(ushort*)_used, wanted ? (ushort)0 : NoNotify);
        }
        Log?.Mark(_usedGuestAddress, 6 + 8ul * Size);
        // The driver's fence between its index and its look at the event pairs with this one.
        Interlocked.MemoryBarrier();
    }

    protected override bool MustNotify()
    {
        if (_signalled == _nextUsed)
            return false;
        // Between the store of the used index and the load of the driver's wish; the driver has the same the other way round.
        Interlocked.MemoryBarrier();
        var (before, now) = (_signalled, _nextUsed);
        _signalled = now;
        if (!EventIndex)
            return (Volatile.Read(ref _available[0]) & NoNotify) == 0;
        var wanted = Volatile.Read(ref _available[2 + Size]);
        return (ushort)(now - wanted - 1) < (ushort)(now - before);
    }

    protected override bool FindRings()
    {
        var address = Setup.Address;
        _descriptors = (SplitDescriptor*)Ring(address.Descriptors, 16ul * Size, 16, out _);
        _available = (ushort*)Ring(address.Available, 6 + 2ul * Size, 2, out _);
        _used = Ring(address.Used, 6 + 8ul * Size, 4, out _usedGuestAddress);
        return _descriptors != null && _available != null && _used != null;
    }

    // One read of each half; the driver may change the descriptor at any time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SplitDescriptor Read(SplitDescriptor* from)
    {
        var rest = Volatile.Read(ref ((ulong*)from)[1]);
        return new() { Address = Volatile.Read(ref *(ulong*)from), Length = (uint)rest, Flags = (ushort)(rest >> 32), Next = (ushort)(rest >> 48) };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Walk(VirtioFrame* frame, SplitDescriptor descriptor)
    {
        BeginChain(frame);
        var table = _descriptors;
        var tableSize = Size;
        for (var seen = 0u; ; seen++)
        {
            if (seen == Size)
                return Break(VirtqueueFault.ChainTooLong) != 0;
            if ((descriptor.Flags & DescriptorFlags.Indirect) != 0)
            {
                // Section 2.7.5.3.1: not with NEXT, not inside another table.
                if (table != _descriptors || (descriptor.Flags & DescriptorFlags.Next) != 0)
                    return Break(VirtqueueFault.BadIndirectTable) != 0;
                table = (SplitDescriptor*)IndirectTable(descriptor.Address, descriptor.Length, out tableSize);
                if (table == null)
                    return false;
                descriptor = Read(table);
                if ((descriptor.Flags & DescriptorFlags.Indirect) != 0)
                    return Break(VirtqueueFault.BadIndirectTable) != 0;
            }
            if (!AddBuffer(frame, descriptor.Address, descriptor.Length, descriptor.Flags))
                return false;
            if ((descriptor.Flags & DescriptorFlags.Next) == 0)
                return true;
            if (descriptor.Next >= tableSize)
                return Break(VirtqueueFault.DescriptorOutOfRange) != 0;
            descriptor = Read(table + descriptor.Next);
        }
    }

    private void LogWrites(DirtyLog log, VirtioFrame* frames, int count)
    {
        LogBuffers(log, frames, count);
        for (var i = 0; i < count; i++)
            log.Mark(_usedGuestAddress + 4 + 8ul * (ulong)((_nextUsed + i) & _mask), 8);
    }
}
