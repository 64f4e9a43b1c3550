namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The checks V: KVM.</summary>
internal static class KvmChecks
{
    public static IReadOnlyList<ReadinessCheck> All { get; } =
    [
        new KvmDeviceCheck(),
        new NestedPagingCheck(),
        new InterruptVirtualizationCheck(),
        new ApicvInhibitsCheck(),
        new PreemptionTimerCheck(),
        new TimerAdvanceCheck(),
        new PostedTimerCheck(),
        new HaltPollCheck(),
        new PauseLoopCheck(),
        new KvmClockSyncCheck(),
        new NxHugePagesCheck(),
        new PageTrackingCheck(),
        new EagerPageSplitCheck(),
        new MinimumTimerPeriodCheck(),
        new NestedGuestsCheck(),
        new VirtualPmuCheck(),
        new KvmDefaultsCheck(),
    ];
}
