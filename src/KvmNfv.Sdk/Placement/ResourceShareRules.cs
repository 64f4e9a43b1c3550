using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>What makes a profile's shares of cache and bandwidth sound in themselves, whatever the host.</summary>
internal static class ResourceShareRules
{
    // A resctrl mask has at most 32 bits (cbm_len of CPUID leaf 10H).
    private const int MaxWays = 32;

    public static IEnumerable<string> Check(VnfProfile profile)
    {
        if (profile.Shares.Count > VnfProfile.MaxShares)
            yield return $"shares must list at most {VnfProfile.MaxShares} shares.";
        var cells = Math.Max(1, profile.Cells.Count);
        var taken = CpuSet.Empty;
        for (var i = 0; i < profile.Shares.Count; i++)
        {
            var share = profile.Shares[i];
            foreach (var fault in CheckAmounts(share))
                yield return $"share {i}: {fault}";
            if (share.Role is not (null or VCpuRole.RealTime or VCpuRole.Dedicated))
                yield return $"share {i}: only real-time and dedicated vCPUs have a share.";
            if (share.Cells is { } wanted && (wanted.IsEmpty || wanted.Max >= cells))
                yield return $"share {i}: cells '{wanted}' are not among the profile's cells 0-{cells - 1}.";
            var vcpus = VCpus(profile, share);
            if (vcpus.IsEmpty)
                yield return $"share {i}: the profile has no vCPU that it is for.";
            if (vcpus.Overlaps(taken))
                yield return $"share {i}: vCPU {vcpus & taken} is in another share already.";
            taken |= vcpus;
        }
    }

    /// <summary>The vCPUs that a share is for.</summary>
    public static CpuSet VCpus(VnfProfile profile, ResourceShare share)
    {
        if (profile.VCpus.Count == 0)
            return CpuSet.Empty;
        var cells = profile.EffectiveCells();
        return CpuSet.From(Enumerable.Range(0, cells.Count).SelectMany(cell =>
            cells[cell].VCpus.Where(v => v < profile.VCpus.Count && share.Covers(profile.VCpus[v].Role, cell))));
    }

    private static IEnumerable<string> CheckAmounts(ResourceShare share)
    {
        if (share.CacheWays is null && share.CacheSize is null && share.MemoryBandwidth is null)
            yield return "give cacheWays, cacheSize or memoryBandwidth.";
        if (share.CacheWays is not null && share.CacheSize is not null)
            yield return "cacheWays and cacheSize say the same: give one of them.";
        if (share.CacheWays is < 1 or > MaxWays)
            yield return $"cacheWays must be 1 to {MaxWays}.";
        if (share.CacheSize == MemorySize.Zero)
            yield return "cacheSize must not be zero.";
        if (share.MemoryBandwidth is < 1 or > 100)
            yield return "memoryBandwidth must be 1 to 100 percent.";
    }
}
