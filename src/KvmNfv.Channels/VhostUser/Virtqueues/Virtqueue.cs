using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>The device's side of one running virtqueue. Chains are completed in the order in which they were made available.</summary>
/// <remarks>
/// <para>Everything in guest memory is hostile: an index or a descriptor is read once into a local, checked, and only the local is used. What breaks a rule sets
/// <see cref="Fault"/>; the queue then does nothing more until its front-end starts it anew.</para>
/// <para>The data path works inside <see cref="TryEnter"/> and <see cref="Leave"/>; the control path changes memory, log, descriptors or state only while it holds the
/// same gate (<see cref="Enter"/>).</para>
/// </remarks>
// SAFETY: pointers to rings and buffers come from Memory's checked translation and are renewed (Rebind) before that memory is let go.
internal abstract unsafe partial class Virtqueue : IDisposable
{
    /// <summary>Regions and rings may split buffers; this many pieces more than descriptors a chain may have.</summary>
    private const int ExtraSegments = 64;

    private readonly Segment* _segments;
    private readonly int _segmentCapacity;
    private int _segmentCount;
    private int _gate;
    private int _cache;

    protected Virtqueue(VirtqueueSetup setup, GuestMemory memory)
    {
        Setup = setup;
        Memory = memory;
        Size = setup.Size;
        Writable = setup.IsWritable;
        EventIndex = setup.Features.HasFlag(VirtioFeatures.EventIndex);
        IndirectAllowed = setup.Features.HasFlag(VirtioFeatures.Indirect);
        Mergeable = setup.Features.HasFlag(VirtioFeatures.MergeableBuffers);
        HeaderSize = Mergeable || setup.Features.HasFlag(VirtioFeatures.Version1) ? 12u : 10u;
        _segmentCapacity = 2 * ((int)Size + ExtraSegments);
        _segments = (Segment*)NativeMemory.Alloc((nuint)_segmentCapacity, (nuint)sizeof(Segment));
        _chainCapacity = (int)Math.Min(Size, MaxChainsOfFrame);
        _chains = (VirtioFrame*)NativeMemory.AllocZeroed((nuint)_chainCapacity, (nuint)sizeof(VirtioFrame));
    }

    public VirtqueueSetup Setup { get; }

    /// <summary>Why the queue does nothing more.</summary>
    public VirtqueueFault Fault { get; private set; }

    /// <summary>Whether the front-end lets frames pass (SET_VRING_ENABLE).</summary>
    public bool IsEnabled { get; set; }

    /// <summary>Where the guest is told of completed chains; null: it polls.</summary>
    public SafeFileHandle? Call { get; set; }

    /// <summary>Where dirty pages are marked; null: nowhere.</summary>
    public DirtyLog? Log { get; set; }

    /// <summary>Bytes of the virtio-net header before each frame.</summary>
    public uint HeaderSize { get; }

    /// <summary>Chains fetched and neither completed nor given back.</summary>
    public int Outstanding { get; protected set; }

    /// <summary>VRING_BASE as it stands.</summary>
    public abstract uint Position { get; }

    protected GuestMemory Memory { get; private set; }

    protected uint Size { get; }

    protected bool Writable { get; }

    protected bool EventIndex { get; }

    protected bool IndirectAllowed { get; }

    protected bool Mergeable { get; }

    /// <summary>Takes up to <paramref name="max"/> available chains.</summary>
    /// <returns>How many; 0 also when the queue has a fault.</returns>
    public abstract int Fetch(VirtioFrame* frames, int max);

    /// <summary>Gives back the oldest fetched chains to the guest, with what was written.</summary>
    public abstract void Complete(VirtioFrame* frames, int count);

    /// <summary>Leaves the chains that were fetched last where they are, as if they had not been fetched.</summary>
    public abstract void Unfetch(VirtioFrame* frames, int count);

    /// <summary>Whether a chain is available.</summary>
    public abstract bool HasWork();

    /// <summary>Asks the guest to kick, or not to, when it makes chains available. Ends with a full fence when asking, so that a look afterwards misses nothing.</summary>
    public abstract void WantKicks(bool wanted);

    /// <summary>Whether the guest wants to know of what was completed since the last time.</summary>
    protected abstract bool MustNotify();

    /// <summary>Finds the rings in <see cref="Memory"/>.</summary>
    protected abstract bool FindRings();

    /// <summary>Enters if nobody else is inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter() => Interlocked.CompareExchange(ref _gate, 1, 0) == 0;

    /// <summary>Enters, waiting for the data path to leave: it is inside for one burst at most.</summary>
    public void Enter()
    {
        var wait = new SpinWait();
        while (!TryEnter())
        {
            wait.SpinOnce();
            // It may hang in waking the guest.
            if (wait.NextSpinWillYield)
                Unblock();
        }
    }

    // The store-release pairs with the exchange of the next who enters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave() => Volatile.Write(ref _gate, 0);

    /// <summary>Uses another table of the guest's memory from now on.</summary>
    public void Rebind(GuestMemory memory)
    {
        Memory = memory;
        _cache = 0;
        if (!FindRings())
            Break(VirtqueueFault.RingOutsideMemory);
    }

    /// <summary>Stops the queue for good.</summary>
    /// <returns>0, for callers that return a count.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Break(VirtqueueFault fault)
    {
        if (Fault == VirtqueueFault.None)
            Fault = fault;
        return 0;
    }

    public void Dispose()
    {
        NativeMemory.Free(_segments);
        NativeMemory.Free(_chains);
    }

    /// <summary>The ring's pointer from the front-end's address, if it is aligned and all inside.</summary>
    protected byte* Ring(ulong userAddress, ulong length, ulong alignment, out ulong guestAddress)
    {
        var ring = Memory.TranslateUser(userAddress, length, out guestAddress);
        return (ulong)ring % alignment == 0 ? ring : null;
    }

    protected void BeginFetch()
    {
        if (Outstanding == 0)
            _segmentCount = 0;
    }

    /// <summary>Whether any chain, however long, still fits the segments.</summary>
    protected bool HasSegmentsForChain => _segmentCapacity - _segmentCount >= (int)Size + ExtraSegments || _segmentCount == 0;

    /// <summary>The chain's only buffer, the common case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool TrySingle(VirtioFrame* frame, ulong address, uint length)
    {
        var data = Memory.Translate(address, length, out var available, ref _cache);
        if (data == null || available != length || length == 0)
            return false;
        // What will be read lies in the driver's cache: the first lines of all the burst travel at once. A hint can't fault, wherever it points.
        if (!Writable && Sse.IsSupported)
            Sse.Prefetch0(data + HeaderSize);
        frame->Data = data;
        frame->Length = length;
        frame->FirstLength = length;
        frame->MoreCount = 0;
        frame->HeadLength = 0;
        return true;
    }

    protected void BeginChain(VirtioFrame* frame)
    {
        frame->Length = 0;
        frame->HeadLength = 0;
        frame->MoreCount = 0;
        frame->FirstLength = 0;
        frame->More = _segments + _segmentCount;
    }

    /// <summary>Adds one buffer to the chain, in several pieces where regions meet.</summary>
    protected bool AddBuffer(VirtioFrame* frame, ulong address, uint length, ushort flags)
    {
        if ((flags & DescriptorFlags.Write) != 0 != Writable)
            return Break(VirtqueueFault.WrongDirection) != 0;
        // Also the address of an empty buffer is checked.
        do
        {
            var data = Memory.Translate(address, length, out var available, ref _cache);
            if (data == null)
                return Break(VirtqueueFault.BufferOutsideMemory) != 0;
            if (available == 0)
                return Break(VirtqueueFault.EmptyBuffer) != 0;
            if (frame->FirstLength == 0)
            {
                frame->Data = data;
                frame->FirstLength = available;
            }
            else if (frame->MoreCount >= Size + ExtraSegments - 1)
            {
                return Break(VirtqueueFault.ChainTooLong) != 0;
            }
            else
            {
                frame->More[frame->MoreCount++] = new() { Start = data, Length = available };
                _segmentCount++;
            }
            // A frame of more than 4 GiB would wrap its own length.
            if (frame->Length > uint.MaxValue - available)
                return Break(VirtqueueFault.ChainTooLong) != 0;
            frame->Length += available;
            address += available;
            length -= available;
        }
        while (length > 0);
        return true;
    }

    /// <summary>Marks what the device wrote into the chains' buffers.</summary>
    protected void LogBuffers(DirtyLog log, VirtioFrame* frames, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var frame = frames + i;
            var rest = frame->Written;
            log.Mark(Memory.GuestAddressOf(frame->Data), Math.Min(rest, frame->FirstLength));
            rest -= Math.Min(rest, frame->FirstLength);
            for (var piece = 0; piece < frame->MoreCount && rest > 0; piece++)
            {
                var part = Math.Min(rest, frame->More[piece].Length);
                log.Mark(Memory.GuestAddressOf(frame->More[piece].Start), part);
                rest -= part;
            }
        }
    }

    /// <summary>The descriptors of an indirect table.</summary>
    protected byte* IndirectTable(ulong address, uint length, out uint count)
    {
        count = length / 16;
        if (IndirectAllowed && length % 16 == 0 && count > 0 && count <= Size)
        {
            var table = Memory.TranslateWhole(address, length);
            if (table != null)
                return table;
            Break(VirtqueueFault.BufferOutsideMemory);
            return null;
        }
        Break(VirtqueueFault.BadIndirectTable);
        return null;
    }
}
