using System.Numerics;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>Checks the shares of cache and bandwidth of a plan against the rules as docs/placement.md states them.</summary>
internal static class ShareVerifier
{
    public static IEnumerable<string> Faults(HostTopology host, VnfProfile profile, HostUsage usage, PlacementPlan plan)
    {
        if (plan.Shares.Count != profile.Shares.Count)
            yield return "a share is missing";
        if (profile.Shares.Count == 0)
            yield break;
        var resctrl = host.Resctrl!;
        if (usage.ResourceGroups + profile.Shares.Count + Math.Max(1, resctrl.Groups.Count) > MaxGroups(resctrl, profile))
            yield return "there are not so many classes of service";
        var taken = resctrl.Groups.SelectMany(g => g.Caches).Select(c => (c.CacheId, c.Type, c.Mask))
            .Concat(usage.Caches.Select(c => (c.CacheId, c.Type, c.Mask))).ToList();
        for (var i = 0; i < profile.Shares.Count; i++)
        {
            var (share, got) = (profile.Shares[i], plan.Shares[i]);
            var members = plan.VCpus.Where(v => (share.Role is null ? v.Role is VCpuRole.RealTime or VCpuRole.Dedicated : v.Role == share.Role)
                && (share.Cells is null || share.Cells.Contains(v.Cell))).ToList();
            if (got.VCpus != CpuSet.From(members.Select(v => v.VCpu)))
                yield return "a share has the wrong vCPUs";
            var caches = host.Caches.Where(c => c.Level == 3 && members.Any(v => v.Cpus.Overlaps(c.Cpus))).ToList();
            var wantsCache = share.CacheWays is not null || share.CacheSize is not null;
            var types = resctrl.Caches.Where(c => c.Level == 3).ToList();
            var expected = wantsCache ? caches.SelectMany(c => types.Select(t => (c.Id!.Value, t.Type))).Order().ToList() : [];
            if (!got.Caches.Select(c => (c.CacheId, c.Type)).Order().SequenceEqual(expected))
                yield return "a share is not of the caches that its vCPUs are on";
            foreach (var part in got.Caches)
            {
                var (limits, cache) = (types.First(t => t.Type == part.Type), caches.First(c => c.Id == part.CacheId));
                var way = cache.Size!.Value.Bytes / (ulong)limits.Ways;
                var ways = share.CacheWays is { } asked ? (ulong)asked : (share.CacheSize!.Value.Bytes + way - 1) / way;
                if ((ulong)part.Ways < ways || part.Ways < limits.MinCbmBits || part.Size.Bytes != way * (ulong)part.Ways)
                    yield return "a share is too small, or its size wrong";
                var shifted = part.Mask >> BitOperations.TrailingZeroCount(part.Mask);
                if ((shifted & (shifted + 1)) != 0 || (part.Mask & ~limits.CbmMask) != 0)
                    yield return "a mask has gaps or is beyond the cache";
                if (share.Role != VCpuRole.Dedicated && (part.Mask & limits.ShareableBits) != 0)
                    yield return "a real-time mask has ways that devices write to";
                if (taken.Any(t => t.CacheId == part.CacheId && t.Type == part.Type && (t.Mask & part.Mask) != 0))
                    yield return "ways are somebody else's too";
                taken.Add((part.CacheId, part.Type, part.Mask));
            }

            if (share.MemoryBandwidth is not { } percent)
                continue;
            if (!got.Bandwidths.Select(b => b.ControllerId).SequenceEqual(caches.Select(c => c.Id!.Value).Order()) || got.Bandwidths.Any(b => b.Percent < percent
                || b.Percent % resctrl.MemoryBandwidth!.Granularity != 0 || b.Percent < resctrl.MemoryBandwidth.MinBandwidth))
                yield return "a share of bandwidth is missing or not one that the host can set";
        }

        foreach (var controller in plan.Shares.SelectMany(s => s.Bandwidths).GroupBy(b => b.ControllerId))
        {
            var others = usage.Bandwidths.Where(b => b.ControllerId == controller.Key).Sum(b => b.Percent)
                + resctrl.Groups.SelectMany(g => g.Bandwidth).Where(b => b.CacheId == controller.Key && b.Value < 100).Sum(b => b.Value);
            if (controller.Sum(b => b.Percent) + others > 100)
                yield return "more than all of the bandwidth is promised";
        }
    }

    private static int MaxGroups(ResctrlInfo resctrl, VnfProfile profile) => Math.Min(
        profile.Shares.All(s => s.CacheWays is null && s.CacheSize is null) ? int.MaxValue : resctrl.Caches.Where(c => c.Level == 3).Select(c => c.ClosIds).DefaultIfEmpty(0).Min(),
        profile.Shares.All(s => s.MemoryBandwidth is null) ? int.MaxValue : resctrl.MemoryBandwidth?.ClosIds ?? 0);
}
