namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>R01: resctrl mounted, with classes of service left.</summary>
internal sealed class ResctrlCheck() : ReadinessCheck(new("R01", "cache and bandwidth control (resctrl) mounted", CheckSeverity.Medium)
{
    Wanted = "/sys/fs/resctrl mounted, fewer groups than classes of service",
    Reason = "With a neighbour that floods the cache, latencies of 8 us become 30; the kernel can keep ways for a guest.",
    Reads = "/sys/fs/resctrl/info/*, /proc/cpuinfo (cat_l3, cat_l2, mba)",
    Source = "Documentation/filesystems/resctrl.rst",
    Scope = CheckScope.Host,
})
{
    private static readonly string[] s_flags = ["cat_l3", "cat_l2", "mba"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        var info = CacheGroups.Read(host, out var finding);
        if (info is null)
            return finding!.State == CheckState.Unknown ? finding : NotMounted(host);
        var classes = info.Caches.Select(c => c.ClosIds).Concat(info.MemoryBandwidth is { } bandwidth ? [bandwidth.ClosIds] : []).Where(c => c > 0).ToList();
        if (classes.Count == 0)
            return host.NotApplicable("The processor measures caches, and can't divide them.");
        foreach (var cache in info.Caches)
            host.AddEvidence($"{CacheGroups.Root}/info/L{cache.Level}{(cache.Type == CacheType.Unified ? "" : cache.Type == CacheType.Data ? "DATA" : "CODE")}/num_closids", CheckContext.Number(cache.ClosIds));
        return info.Groups.Count >= classes.Min()
            ? host.Bad($"All {classes.Min()} classes of service are taken.", Remedy.Manual("Remove groups that nobody uses (R05), or let guests share one."))
            : host.Pass($"{classes.Min() - info.Groups.Count} of {classes.Min()} classes of service are left.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Command("mount -t resctrl resctrl /sys/fs/resctrl", "Mount it (and by /etc/fstab at boot), and restart libvirt's daemon, which looks once.")];

    private static CheckFinding NotMounted(CheckContext host)
    {
        if (host.Topology.Resctrl is not null)
        {
            host.AddEvidence(CacheGroups.Root, "empty");
            return host.Bad("resctrl isn't mounted.");
        }

        if (Processor.Other(host, "The kernel has no resctrl here.") is { } other)
            return other;
        var can = s_flags.Where(host.CpuInfo.Has).ToList();
        host.AddEvidence("/proc/cpuinfo#flags", can.Count == 0 ? null : string.Join(' ', can));
        return can.Count == 0 ? host.NotApplicable("The processor can't divide its caches or bandwidth.") : host.Bad($"The processor can ({string.Join(", ", can)}), and the kernel has no resctrl: built without it, or switched off by rdt=.");
    }
}
