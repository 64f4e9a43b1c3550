using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>Whether a VNF's shares of cache and bandwidth fit into the host's caches, and which ways they would get.</summary>
internal sealed class ShareRoom
{
    private readonly EquatableList<ResourceShare> _shares;
    private readonly bool _severalCells;
    private readonly bool _hasGroups;
    private readonly Dictionary<DomainLayout, (int Id, CacheRoom Room)> _rooms = [];
    private readonly Dictionary<(CacheRoom, bool), int> _ids = [];
    private readonly Dictionary<(int, uint), bool> _fits = [];

    public ShareRoom(HostMap map, VnfProfile profile)
    {
        (Map, _shares, _severalCells) = (map, profile.Shares, profile.Cells.Count > 1);
        FreeGroups = IsEmpty ? 0 : Math.Max(0, MaxGroups(map.Layout.Host.Resctrl) - Groups(map.Layout.Host.Resctrl) - map.Usage.ResourceGroups);
        _hasGroups = FreeGroups >= _shares.Count;
    }

    public HostMap Map { get; }
    public bool IsEmpty => _shares.Count == 0;

    /// <summary>Classes of service that are left.</summary>
    public int FreeGroups { get; }

    private uint All => (uint)((1UL << _shares.Count) - 1);

    /// <summary>A number that is the same for domains in which the same shares fit.</summary>
    public int Room(DomainLayout domain) => IsEmpty ? 0 : Of(domain).Id;

    /// <summary>Whether some of the shares, one bit each, fit into a domain's cache together. Where several nodes share the cache, cells may meet
    /// there, and there must be room for all shares.</summary>
    public bool Fits(DomainLayout domain, uint shares)
    {
        if (shares == 0)
            return true;
        if (!_hasGroups)
            return false;
        var (id, room) = Of(domain);
        if (!_fits.TryGetValue((id, shares), out var fits))
            _fits[(id, shares)] = fits = Pack(room, domain.SpansNodes && _severalCells ? All : shares) is not null;
        return fits;
    }

    /// <summary>The ways that each of some shares would get of a cache; null when they don't fit.</summary>
    public (ulong[] Code, ulong[] Data)? Pack(CacheRoom room, uint shares)
    {
        var wants = new (int Ways, ulong Avoid)[_shares.Count];
        var percent = 0;
        for (var i = 0; i < _shares.Count; i++)
        {
            if ((shares >> i & 1) == 0)
                continue;
            if (Ways(_shares[i], room) is not { } ways)
                return null;
            wants[i] = (ways, _shares[i].Role == VCpuRole.Dedicated ? 0 : room.Shareable);
            percent += Percent(_shares[i]);
        }

        if (percent > room.Percent && percent > 0)
            return null;
        if (WayPacking.Pack(room.Free, wants) is not { } code)
            return null;
        return !room.HasCdp ? (code, code) : WayPacking.Pack(room.Data, wants) is { } data ? (code, data) : null;
    }

    public CacheRoom RoomOf(DomainLayout domain) => Of(domain).Room;

    /// <summary>The ways that a share needs of a cache; null when that can't be told.</summary>
    public static int? Ways(ResourceShare share, CacheRoom room)
    {
        if (share.CacheWays is null && share.CacheSize is null)
            return 0;
        if (room.WayBytes == 0)
            return null;
        var ways = share.CacheWays is { } asked ? (ulong)asked : ((share.CacheSize!.Value.Bytes - 1) / room.WayBytes) + 1;
        return ways > 64 ? null : Math.Max((int)ways, room.MinWays);
    }

    /// <summary>A share's bandwidth as the host can set it: rounded up to its steps.</summary>
    public int Percent(ResourceShare share)
    {
        if (share.MemoryBandwidth is not { } percent || Map.Layout.Host.Resctrl?.MemoryBandwidth is not { } bandwidth)
            return share.MemoryBandwidth ?? 0;
        var step = Math.Max(1, bandwidth.Granularity);
        return Math.Max((percent + step - 1) / step * step, bandwidth.MinBandwidth);
    }

    private (int Id, CacheRoom Room) Of(DomainLayout domain)
    {
        if (_rooms.TryGetValue(domain, out var known))
            return known;
        var room = CacheRoom.Of(domain.Cache, Map);
        if (!_ids.TryGetValue((room, domain.SpansNodes), out var id))
            _ids[(room, domain.SpansNodes)] = id = _ids.Count + 1;
        return _rooms[domain] = (id, room);
    }

    // What is set for one resource only needs a class of service of that resource; the fewest of all is safe for both.
    private int MaxGroups(ResctrlInfo? resctrl)
    {
        var limits = new List<int>();
        if (_shares.Any(s => s.CacheWays is not null || s.CacheSize is not null))
            limits.AddRange((resctrl?.Caches ?? []).Where(c => c.Level == 3).Select(c => c.ClosIds).DefaultIfEmpty(0));
        if (_shares.Any(s => s.MemoryBandwidth is not null))
            limits.Add(resctrl?.MemoryBandwidth?.ClosIds ?? 0);
        return limits.Min();
    }

    // The root group is a class of service too, also where the source lists no groups.
    private static int Groups(ResctrlInfo? resctrl) => Math.Max(1, resctrl?.Groups.Count ?? 0);
}
