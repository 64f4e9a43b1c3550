using KvmNfv.Sdk.Hosts.Readiness.Checks;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Every check, in the order of the report. A list in code, so nothing is reflected on.</summary>
internal static class ReadinessChecks
{
    public static IReadOnlyList<ReadinessCheck> All { get; } =
        [.. KernelChecks.All, .. MemoryChecks.All, .. PlatformChecks.All, .. KvmChecks.All, .. DeviceChecks.All, .. CacheChecks.All, .. LibvirtChecks.All];
}
