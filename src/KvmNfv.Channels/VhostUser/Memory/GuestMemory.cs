using System.Runtime.CompilerServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>A guest's memory as its front-end described it: an unchanging table of regions, and the only way from a guest's address to a pointer.</summary>
// SAFETY: a pointer is given out only for ranges inside one region, which stays mapped until Dispose; callers let go of pointers first.
internal sealed unsafe class GuestMemory : IDisposable
{
    /// <summary>As many as QEMU's own back-ends take (libvhost-user's VHOST_USER_MAX_RAM_SLOTS).</summary>
    public const int MaxRegions = 509;

    private readonly GuestMemoryRegion[] _regions;
    private readonly NativeBlock<Entry>? _block;
    private readonly Entry* _entries;
    private readonly int _count;
    private int _disposed;

    /// <summary>Takes over one reference of each region.</summary>
    /// <exception cref="ChannelException">Regions overlap, or are too many; the references are given back.</exception>
    public GuestMemory(params ReadOnlySpan<GuestMemoryRegion> regions)
    {
        _regions = [.. regions];
        _count = regions.Length;
        Array.Sort(_regions, static (a, b) => a.Description.GuestAddress.CompareTo(b.Description.GuestAddress));
        var problem = _count > MaxRegions ? $"{_count} memory regions; at most {MaxRegions} are possible" : Overlap();
        if (problem is not null)
        {
            foreach (var region in _regions)
                region.Dispose();
            throw new ChannelException(ChannelFault.PeerViolation, $"The front-end's memory table is refused: {problem}.");
        }
        _block = new(Math.Max(1, _count));
        _entries = _block.Start;
        for (var i = 0; i < _count; i++)
        {
            var d = _regions[i].Description;
            _entries[i] = new() { GuestAddress = d.GuestAddress, Size = d.Size, UserAddress = d.UserAddress, Host = _regions[i].Start };
        }
    }

    public IReadOnlyList<GuestMemoryRegion> Regions => _regions;

    /// <summary>The table's first entry; the data path reads it directly.</summary>
    public Entry* Entries => _entries;

    public int Count => _count;

    public bool WasTruncated
    {
        get
        {
            foreach (var region in _regions)
            {
                if (region.WasTruncated)
                    return true;
            }
            return false;
        }
    }

    /// <summary>A pointer to <paramref name="length"/> bytes of guest-physical memory, or to the first of them when the region ends earlier.</summary>
    /// <param name="address">Guest-physical.</param>
    /// <param name="length">Any; also with 0 the address must be inside a region.</param>
    /// <param name="available">How many bytes of them can be used at the pointer.</param>
    /// <param name="cache">The entry used last; of this table.</param>
    /// <returns>Null when the address is in no region.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Translate(ulong address, uint length, out uint available, ref int cache)
    {
        var entry = _entries + cache;
        // One unsigned comparison finds addresses below the region, too.
        var offset = address - entry->GuestAddress;
        if (offset < entry->Size)
        {
            var rest = entry->Size - offset;
            available = length <= rest ? length : (uint)rest;
            return entry->Host + offset;
        }
        return Search(address, length, out available, ref cache);
    }

    /// <summary>A pointer to the whole of a range, which must be inside one region.</summary>
    public byte* TranslateWhole(ulong address, uint length)
    {
        var cache = 0;
        var pointer = _count == 0 ? null : Translate(address, length, out _, ref cache);
        return pointer != null && length <= _entries[cache].Size - (address - _entries[cache].GuestAddress) ? pointer : null;
    }

    /// <summary>A pointer to the whole of a range given by the front-end's own addresses, as rings are, and its guest-physical address.</summary>
    public byte* TranslateUser(ulong address, ulong length, out ulong guestAddress)
    {
        for (var i = 0; i < _count; i++)
        {
            var offset = address - _entries[i].UserAddress;
            if (offset < _entries[i].Size && length <= _entries[i].Size - offset)
            {
                guestAddress = _entries[i].GuestAddress + offset;
                return _entries[i].Host + offset;
            }
        }
        guestAddress = 0;
        return null;
    }

    /// <summary>The guest-physical address of a pointer that this table gave out.</summary>
    public ulong GuestAddressOf(byte* pointer)
    {
        for (var i = 0; i < _count; i++)
        {
            var offset = (ulong)(pointer - _entries[i].Host);
            if (offset < _entries[i].Size)
                return _entries[i].GuestAddress + offset;
        }
        return ulong.MaxValue;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        foreach (var region in _regions)
            region.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* Search(ulong address, uint length, out uint available, ref int cache)
    {
        int low = 0, high = _count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var entry = _entries + middle;
            if (address < entry->GuestAddress)
            {
                high = middle - 1;
                continue;
            }
            var offset = address - entry->GuestAddress;
            if (offset < entry->Size)
            {
                cache = middle;
                available = (uint)Math.Min(length, entry->Size - offset);
                return entry->Host + offset;
            }
            low = middle + 1;
        }
        available = 0;
        return null;
    }

    private string? Overlap()
    {
        for (var i = 1; i < _count; i++)
        {
            var (before, after) = (_regions[i - 1].Description, _regions[i].Description);
            if (before.GuestAddress + before.Size > after.GuestAddress)
                return $"regions {before} and {after} overlap";
        }
        return null;
    }

    /// <summary>One region, as the data path needs it.</summary>
    internal struct Entry
    {
        public ulong GuestAddress;
        public ulong Size;
        public ulong UserAddress;
        public byte* Host;
    }
}
