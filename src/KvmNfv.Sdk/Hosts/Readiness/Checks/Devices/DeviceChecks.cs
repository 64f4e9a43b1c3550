namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The checks I: IOMMU, interrupts and network devices.</summary>
internal static class DeviceChecks
{
    public static IReadOnlyList<ReadinessCheck> All { get; } =
    [
        new IommuCheck(),
        new IommuPassthroughCheck(),
        new PostedInterruptsCheck(),
        new IommuStrictCheck(),
        new VfioCheck(),
        new IrqbalanceCheck(),
        new InterruptsCheck(),
        new ManagedInterruptsCheck(),
        new ThreadedInterruptsCheck(),
        new PacketSteeringCheck(),
        new BusyPollCheck(),
        new NetworkNodeCheck(),
        new SriovCheck(),
        new PcieLinkCheck(),
        new PcieSettingsCheck(),
        new CoalescingCheck(),
        new SwitchThreadsCheck(),
    ];
}
