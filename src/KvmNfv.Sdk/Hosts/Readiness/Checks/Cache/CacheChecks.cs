namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The checks R: cache and memory bandwidth control.</summary>
internal static class CacheChecks
{
    public static IReadOnlyList<ReadinessCheck> All { get; } =
    [
        new ResctrlCheck(),
        new CacheAllocationCheck(),
        new BandwidthControlCheck(),
        new ShareableWaysCheck(),
        new StrayGroupsCheck(),
    ];
}
