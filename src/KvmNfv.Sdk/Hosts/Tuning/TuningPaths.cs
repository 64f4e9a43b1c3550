namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Where the plan's files go.</summary>
internal static class TuningPaths
{
    public const string Grub = "/etc/default/grub.d/90-kvmnfv.cfg";
    public const string Sysctl = "/etc/sysctl.d/90-kvmnfv.conf";
    public const string Modprobe = "/etc/modprobe.d/kvmnfv.conf";
    public const string CpuAffinity = "/etc/systemd/system.conf.d/90-kvmnfv.conf";
    public const string SystemSlice = "/etc/systemd/system/system.slice.d/90-kvmnfv.conf";
    public const string UserSlice = "/etc/systemd/system/user.slice.d/90-kvmnfv.conf";
    public const string HugePageUnit = "/etc/systemd/system/kvmnfv-hugepages.service";
    public const string HugePageScript = "/usr/local/sbin/kvmnfv-hugepages";
    public const string TuningUnit = "/etc/systemd/system/kvmnfv-tuning.service";
    public const string TuningScript = "/usr/local/sbin/kvmnfv-tuning";

    public static string Tuned(string profile) => $"/etc/tuned/kvmnfv-{profile}/tuned.conf";

    public const string TunedVariables = "/etc/tuned/realtime-virtual-host-variables.conf";
}
