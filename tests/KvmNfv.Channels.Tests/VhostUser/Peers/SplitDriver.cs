using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

internal sealed unsafe class SplitDriver : DriverQueue
{
    private readonly ulong _descriptors, _available, _used;
    private readonly Stack<ushort> _free = new();
    private readonly ushort[][] _chains, _singles;
    private ushort _takenIndex;

    public SplitDriver(TestMemory memory, uint size) : base(memory, size)
    {
        _descriptors = memory.Allocate(16 * size);
        _available = memory.Allocate(6 + 2 * size, 2);
        _used = memory.Allocate(6 + 8 * size, 4);
        _chains = new ushort[size][];
        _singles = new ushort[size][];
        for (var i = 0; i < size; i++)
            _singles[i] = [(ushort)i];
        for (var i = (int)size - 1; i >= 0; i--)
            _free.Push((ushort)i);
    }

    public SplitDescriptor* Descriptors => (SplitDescriptor*)Memory.At(_descriptors);

    public ushort* Available => (ushort*)Memory.At(_available);

    public ushort* Used => (ushort*)Memory.At(_used);

    public ref ushort UsedEvent => ref Available[2 + Size];

    public ushort AvailableEvent => *(ushort*)((byte*)Used + 4 + 8 * Size);

    public override bool IsPacked => false;

    public override bool HasUsed => Volatile.Read(ref Used[1]) != _takenIndex;

    public override bool WantsKick => (Volatile.Read(ref Used[0]) & 1) == 0;

    public override VringAddress Address => new(0, 0, Memory.User(_descriptors), Memory.User(_used), Memory.User(_available), 0);

    public override ushort Offer(params ReadOnlySpan<TestBuffer> buffers)
    {
        var first = _free.Pop();
        // One buffer is the common case, and costs no allocation.
        var chain = buffers.Length == 1 ? _singles[first] : new ushort[buffers.Length];
        chain[0] = first;
        for (var i = 1; i < chain.Length; i++)
            chain[i] = _free.Pop();
        for (var i = 0; i < chain.Length; i++)
        {
            Descriptors[chain[i]] = new()
            {
                Address = buffers[i].Address,
                Length = buffers[i].Length,
                Flags = (ushort)((buffers[i].IsWritable ? DescriptorFlags.Write : 0) | (i + 1 < chain.Length ? DescriptorFlags.Next : 0)),
                Next = i + 1 < chain.Length ? chain[i + 1] : (ushort)0,
            };
        }
        _chains[chain[0]] = chain;
        Publish(chain[0]);
        return chain[0];
    }

    public override ushort OfferIndirect(params ReadOnlySpan<TestBuffer> buffers)
    {
        var table = Memory.Allocate(16 * (ulong)buffers.Length);
        for (var i = 0; i < buffers.Length; i++)
        {
            ((SplitDescriptor*)Memory.At(table))[i] = new()
            {
                Address = buffers[i].Address,
                Length = buffers[i].Length,
                Flags = (ushort)((buffers[i].IsWritable ? DescriptorFlags.Write : 0) | (i + 1 < buffers.Length ? DescriptorFlags.Next : 0)),
                Next = (ushort)(i + 1),
            };
        }
        var head = _free.Pop();
        Descriptors[head] = new() { Address = table, Length = 16 * (uint)buffers.Length, Flags = DescriptorFlags.Indirect };
        _chains[head] = [head];
        Publish(head);
        return head;
    }

    /// <summary>Makes whatever stands in a descriptor available.</summary>
    public void Publish(ushort head)
    {
        Available[2 + Available[1] % Size] = head;
        Volatile.Write(ref Available[1], (ushort)(Available[1] + 1));
    }

    public override bool TryTake(out ushort id, out uint written)
    {
        id = 0;
        written = 0;
        if (Volatile.Read(ref Used[1]) == _takenIndex)
            return false;
        var element = ((ulong*)((byte*)Used + 4))[_takenIndex++ % Size];
        id = (ushort)element;
        written = (uint)(element >> 32);
        foreach (var descriptor in _chains[id])
            _free.Push(descriptor);
        return true;
    }
}
