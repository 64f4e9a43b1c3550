namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The checks K: the kernel and its isolation of CPUs.</summary>
internal static class KernelChecks
{
    public static IReadOnlyList<ReadinessCheck> All { get; } =
    [
        new PreemptionCheck(),
        new IsolatedCpusCheck(),
        new NoHzFullCheck(),
        new RcuCallbacksCheck(),
        new RcuPollCheck(),
        new InterruptDefaultCheck(),
        new WholeCoresCheck(),
        new NoHzCheck(),
        new RealTimeThrottleCheck(),
        new NumaBalancingCheck(),
    ];
}
