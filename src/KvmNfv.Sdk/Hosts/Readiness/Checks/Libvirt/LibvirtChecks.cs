namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The checks L: libvirt, and what measuring needs.</summary>
internal static class LibvirtChecks
{
    public static IReadOnlyList<ReadinessCheck> All { get; } =
    [
        new GuestGroupCheck(),
        new CapabilitiesCheck(),
        new VersionsCheck(),
        new MeasuringCheck(),
    ];
}
