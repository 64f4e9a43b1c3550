namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>Who made the processor, with evidence.</summary>
internal static class Processor
{
    public static bool IsIntel(CheckContext host) => Vendor(host) == "GenuineIntel";

    public static bool IsAmd(CheckContext host) => Vendor(host) is "AuthenticAMD" or "HygonGenuine";

    /// <summary>Not applicable on processors other than x86; null on those.</summary>
    public static CheckFinding? Other(CheckContext host, string meaning)
    {
        if (host.CpuInfo.IsX86)
            return null;
        host.AddEvidence("/proc/cpuinfo#vendor_id", host.CpuInfo.Vendor);
        return host.NotApplicable(meaning);
    }

    private static string? Vendor(CheckContext host)
    {
        host.AddEvidence("/proc/cpuinfo#vendor_id", host.CpuInfo.Vendor);
        return host.CpuInfo.Vendor;
    }
}
