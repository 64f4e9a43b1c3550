using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>Shares of cache and memory bandwidth: cachetune and memorytune.</summary>
internal static class DomainShares
{
    // The only level that the kernel measures (info/L3_MON).
    private const uint MonitoredLevel = 3;

    public static void Apply(CpuTune tune, PlacementPlan plan, NfvDomainOptions options)
    {
        foreach (var share in plan.Shares)
        {
            if (share.Caches.Count > 0)
                tune.CacheTunes.Add(Cache(share, options.MonitorCache));
            if (share.Bandwidths.Count == 0)
                continue;
            var limit = new BandwidthTune { Vcpus = share.VCpus };
            tune.MemoryTunes.Add(limit);
            foreach (var bandwidth in share.Bandwidths)
                limit.Nodes.Add(new BandwidthNode { Id = (uint)bandwidth.ControllerId, Bandwidth = (uint)bandwidth.Percent });
        }
    }

    private static CacheTune Cache(ResourceReservation share, bool monitor)
    {
        var tune = new CacheTune { Vcpus = share.VCpus };
        foreach (var cache in share.Caches)
        {
            tune.Caches.Add(new CacheAllocation
            {
                Id = (uint)cache.CacheId, Level = (uint)cache.Level, Size = cache.Size,
                Type = cache.Type switch { CacheType.Data => CacheContent.Data, CacheType.Instruction => CacheContent.Code, _ => CacheContent.Both },
            });
        }

        if (monitor)
            tune.Monitors.Add(new CacheMonitor { Level = MonitoredLevel, Vcpus = share.VCpus });
        return tune;
    }
}
