namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The resctrl groups of a machine.</summary>
internal static class CacheGroups
{
    public const string Root = "/sys/fs/resctrl";

    /// <summary>What resctrl tells; null with a finding where it tells nothing.</summary>
    public static ResctrlInfo? Read(CheckContext host, out CheckFinding? finding)
    {
        if (host.Topology.Resctrl is { Mounted: true } info)
        {
            host.AddEvidence($"{Root}/info", string.Join(' ', host.List($"{Root}/info")));
            finding = null;
            return info;
        }

        finding = host.List("/sys/fs").Count == 0
            ? host.Unknown("/sys/fs is not to be seen: a recording without it.")
            : host.NotApplicable("resctrl isn't mounted (R01).");
        return null;
    }

    /// <summary>The groups that guests' CPUs or threads belong to: libvirt's, and those of isolated CPUs.</summary>
    public static IReadOnlyList<ResctrlGroup> ForGuests(CheckContext host, ResctrlInfo info) =>
        [.. info.Groups.Where(g => g.Name.Length > 0 && (IsLibvirts(g) || g.Cpus.Overlaps(host.IsolatedOnline)))];

    /// <summary>libvirt names them qemu-ID-NAME-vcpus_N.</summary>
    public static bool IsLibvirts(ResctrlGroup group) => group.Name.StartsWith("qemu-", StringComparison.Ordinal);

    /// <summary>Whether two masks rule the same ways: those of code and data, with CDP, are of the same cache.</summary>
    public static bool Collide(CacheShare one, CacheShare other) =>
        one.Level == other.Level && one.CacheId == other.CacheId && (one.Type == other.Type || one.Type == CacheType.Unified || other.Type == CacheType.Unified) && (one.Mask & other.Mask) != 0;

    /// <summary><c>L3:0=f0</c>.</summary>
    public static string Words(CacheShare share) => $"L{share.Level}:{share.CacheId}={share.Mask:x}";
}
