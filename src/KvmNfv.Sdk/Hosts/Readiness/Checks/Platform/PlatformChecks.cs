namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The checks P: power management, firmware and the processor.</summary>
internal static class PlatformChecks
{
    public static IReadOnlyList<ReadinessCheck> All { get; } =
    [
        new GovernorCheck(),
        new MinimumFrequencyCheck(),
        new FrequencyDriverCheck(),
        new TurboCheck(),
        new IdleStatesCheck(),
        new IdleLatencyLimitCheck(),
        new SmtCheck(),
        new EnergyBiasCheck(),
        new UncoreFrequencyCheck(),
        new SmiCountCheck(),
        new HardwareLatencyCheck(),
        new ThermalThrottleCheck(),
        new MachineCheckPollCheck(),
        new MitigationsCheck(),
        new SplitLockCheck(),
        new VirtualizationFlagsCheck(),
        new MicrocodeCheck(),
        new NodesPerPackageCheck(),
        new HybridCoresCheck(),
        new OfflineCpusCheck(),
        new AspmCheck(),
        new FirmwareAdviceCheck(),
    ];
}
