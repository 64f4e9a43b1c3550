using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>What is left of one last-level cache and of the memory bandwidth behind it.</summary>
/// <param name="WayBytes">The size of one way; 0 when the host doesn't tell it.</param>
/// <param name="MinWays">The fewest ways that somebody may have.</param>
/// <param name="Free">Ways that nobody has, of data and code together or of each (CDP).</param>
/// <param name="Data">Free ways for data, on a host with CDP; else the same as <paramref name="Free"/>.</param>
/// <param name="HasCdp">Whether data and code are apart: <paramref name="Free"/> is then code's.</param>
/// <param name="Shareable">Ways that devices write to.</param>
/// <param name="Percent">Bandwidth not promised, in percent; -1 when the host can't share it out.</param>
internal readonly record struct CacheRoom(ulong WayBytes, int MinWays, ulong Free, ulong Data, bool HasCdp, ulong Shareable, int Percent)
{
    public static CacheRoom None { get; } = new(0, 1, 0, 0, false, 0, -1);

    public static CacheRoom Of(HostCache? cache, HostMap map)
    {
        if (cache?.Id is not { } id || map.Layout.Host.Resctrl is not { } resctrl)
            return None;
        var caches = resctrl.Caches.Where(c => c.Level == cache.Level).ToList();
        var all = caches.FirstOrDefault();
        var cdp = caches.Any(c => c.Type == CacheType.Data);
        ulong FreeOf(CacheType type)
        {
            var taken = resctrl.Groups.SelectMany(g => g.Caches).Where(c => c.Level == cache.Level && c.CacheId == id && c.Type == type)
                .Aggregate(0UL, (mask, c) => mask | c.Mask);
            return map.Usage.Caches.Where(c => c.Level == cache.Level && c.CacheId == id && c.Type == type)
                .Aggregate((all?.CbmMask ?? 0) & ~taken, (free, c) => free & ~c.Mask);
        }

        var code = FreeOf(cdp ? CacheType.Instruction : CacheType.Unified);
        return new CacheRoom(
            all is { Ways: > 0 } && cache.Size is { } size ? size.Bytes / (ulong)all.Ways : 0,
            all?.MinCbmBits ?? 1, code, cdp ? FreeOf(CacheType.Data) : code, cdp,
            caches.Aggregate(0UL, (mask, c) => mask | c.ShareableBits), PercentOf(id, resctrl, map.Usage));
    }

    // Groups that are throttled hold a share; the others, the root group among them, run at 100 % and hold none.
    private static int PercentOf(int id, ResctrlInfo resctrl, HostUsage usage)
    {
        if (resctrl.MemoryBandwidth is not { InMegabytes: not true })
            return -1;
        var held = resctrl.Groups.SelectMany(g => g.Bandwidth).Where(b => b.CacheId == id && b.Value < 100).Sum(b => b.Value);
        return (int)Math.Max(0, 100 - held - usage.Bandwidths.Where(b => b.ControllerId == id).Sum(b => b.Percent));
    }
}
