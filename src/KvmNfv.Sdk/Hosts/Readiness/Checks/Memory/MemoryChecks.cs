namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The checks M: memory and huge pages.</summary>
internal static class MemoryChecks
{
    public static IReadOnlyList<ReadinessCheck> All { get; } =
    [
        new HugePagesCheck(),
        new BootAllocationCheck(),
        new DefaultPageSizeCheck(),
        new HugePageOvercommitCheck(),
        new TransparentHugePagesCheck(),
        new PageMergingCheck(),
        new NodeMemoryCheck(),
        new MemoryChannelsCheck(),
        new LockedMemoryCheck(),
        new EdacCheck(),
        new HugePageLimitsCheck(),
        new NumadCheck(),
    ];
}
