using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Reads who the host is: kernel, processor, firmware, distribution.</summary>
internal static class TuningHostReader
{
    public static TuningHost Read(TuningContext context)
    {
        var version = context.Read("/proc/version");
        return new TuningHost
        {
            KernelRelease = Printable.Bounded(context.Read("/proc/sys/kernel/osrelease") ?? version?.Split(' ').ElementAtOrDefault(2)),
            RealtimeKernel = IsRealtime(context, version),
            CpuVendor = Vendor(context),
            Processor = Printable.Bounded(context.Cpu?.Model),
            SystemVendor = Dmi(context, "sys_vendor"),
            Product = Dmi(context, "product_name"),
            FirmwareVersion = Dmi(context, "bios_version"),
            Distribution = OsRelease(context),
            OnlineCpus = context.Topology.Online.Count,
            Nodes = context.Topology.Nodes.Count,
        };
    }

    private static bool? IsRealtime(TuningContext context, string? version)
    {
        if (context.Read("/sys/kernel/realtime") == "1")
            return true;
        var text = context.Read("/proc/sys/kernel/version") ?? version;
        return text is null ? null : text.Contains("PREEMPT_RT", StringComparison.Ordinal) || text.Contains("PREEMPT RT", StringComparison.Ordinal);
    }

    private static string? Vendor(TuningContext context) => context.Cpu?.Vendor switch
    {
        "GenuineIntel" => "Intel",
        "AuthenticAMD" => "AMD",
        "HygonGenuine" => "Hygon",
        null when context.Cpu?.Field("CPU implementer") is not null => "Arm",
        null when context.Cpu?.Field("platform") is { } platform && platform.Contains("pSeries", StringComparison.OrdinalIgnoreCase) => "IBM POWER",
        null => FromModules(context),
        var other => Printable.Bounded(other),
    };

    // Recordings often leave /proc out.
    private static string? FromModules(TuningContext context)
    {
        if (context.List("/sys/module").Contains("kvm_intel") || context.List("/sys/devices/system/cpu").Contains("intel_pstate"))
            return "Intel";
        return context.List("/sys/module").Contains("kvm_amd") || context.List("/sys/devices/system/cpu").Contains("amd_pstate") ? "AMD" : null;
    }

    private static string? Dmi(TuningContext context, string name) =>
        Printable.Bounded(context.Read($"/sys/class/dmi/id/{name}") ?? context.Read($"/sys/devices/virtual/dmi/id/{name}")) is { Length: > 0 } text ? text : null;

    private static string? OsRelease(TuningContext context)
    {
        foreach (var line in (context.Read("/etc/os-release") ?? context.Read("/usr/lib/os-release") ?? "").Split('\n'))
        {
            if (line.StartsWith("ID=", StringComparison.Ordinal))
                return Printable.Bounded(line[3..].Trim('"', '\'', ' '));
        }

        return null;
    }
}
