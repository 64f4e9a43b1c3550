using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// What libvirt's capabilities tell of resctrl: its limits, not its groups. libvirt writes a cache's granularity as its size divided by the ways of
/// the mask (virresctrl.c), so the ways come back whole.
/// </summary>
internal static class ResctrlFromCapabilities
{
    private const int MaxWays = 64;

    /// <returns>Null where libvirt tells no limit, which may also mean that resctrl is not mounted.</returns>
    public static ResctrlInfo? Read(CapabilitiesHost host)
    {
        var caches = host.Cache.Banks.SelectMany(bank => bank.Controls.Select(control => Cache(bank, control))).OfType<ResctrlCache>().Distinct().ToList();
        var bandwidth = host.MemoryBandwidth.Nodes.SelectMany(n => n.Controls).FirstOrDefault();
        var monitors = host.Cache.Monitors.Concat(host.MemoryBandwidth.Monitors).ToList();
        if (caches.Count == 0 && bandwidth is null && monitors.Count == 0)
            return null;
        return new ResctrlInfo
        {
            Mounted = true,
            // One of each kind: caches of one level are alike.
            Caches = [.. caches.DistinctBy(c => (c.Level, c.Type))],
            MemoryBandwidth = bandwidth is null ? null : new ResctrlBandwidth
            {
                MinBandwidth = (int)(bandwidth.Minimum ?? 0),
                Granularity = (int)(bandwidth.Granularity ?? 0),
                ClosIds = (int)(bandwidth.MaxAllocations ?? 0),
            },
            Monitoring = monitors.Count == 0 ? null : new ResctrlMonitoring
            {
                MaxRmids = (int)(monitors[0].MaxMonitors ?? 0),
                Features = [.. monitors.SelectMany(m => m.Features).Select(f => f.Name).OfType<string>().Distinct()],
                ThresholdOccupancy = monitors.Select(m => (ulong?)m.ReuseThreshold).FirstOrDefault(t => t is not null),
            },
        };
    }

    private static ResctrlCache? Cache(CacheBank bank, CacheControl control)
    {
        if (bank.Level is null || bank.Size is not { } size || control.Granularity is not { Bytes: > 0 } granularity)
            return null;
        var ways = size.Bytes / granularity.Bytes;
        if (ways is < 1 or > MaxWays)
            return null;
        return new ResctrlCache
        {
            Level = (int)bank.Level.Value,
            Type = TopologyFromCapabilities.Type(control.Type),
            CbmMask = ways == MaxWays ? ulong.MaxValue : (1UL << (int)ways) - 1,
            // "min" is there only where it is not one way.
            MinCbmBits = control.Minimum is { } minimum ? (int)(minimum.Bytes / granularity.Bytes) : 1,
            ClosIds = (int)(control.MaxAllocations ?? 0),
        };
    }
}
