namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Cache and bandwidth allocations of vCPU groups (<c>virDomainCachetuneDefParse</c>, <c>virDomainMemorytuneDefParse</c> in libvirt).</summary>
internal static class CacheTuneRules
{
    private const uint MaxBandwidth = 100;

    internal static void Check(LintContext context)
    {
        var tune = context.Domain.CpuTune;
        // Both kinds make the same groups of vCPUs; one that grants and watches nothing makes none.
        var groups = new List<CpuSet>();
        foreach (var cache in tune.CacheTunes)
        {
            if (Known(context, LintRules.CacheTune, LintRules.CacheTuneRange, cache, cache.Vcpus) is not { } vcpus)
                continue;
            if (groups.Exists(vcpus.Overlaps))
                context.Report(LintRules.CacheTuneOverlap, cache, $"vCPUs {vcpus} have cache in another group already.", "Name each vCPU in one cachetune.");
            if (cache.Caches.Count + cache.Monitors.Count > 0)
                groups.Add(vcpus);
        }

        foreach (var memory in tune.MemoryTunes)
        {
            if (Known(context, LintRules.MemoryTune, LintRules.MemoryTuneRange, memory, memory.Vcpus) is not { } vcpus)
                continue;
            if (groups.Exists(other => other != vcpus && other.Overlaps(vcpus)))
                context.Report(LintRules.MemoryTuneOverlap, memory, $"Some of the vCPUs {vcpus} are in another group of cachetune or memorytune.", "Make the groups the same or apart.");
            if (memory.Nodes.Count + memory.Monitors.Count > 0)
                groups.Add(vcpus);
        }

        foreach (var cache in tune.CacheTunes.SelectMany(static group => group.Caches).Where(static cache => cache.Size is null or { Bytes: 0 }))
            context.Report(LintRules.CacheTune, cache, "It allocates nothing.", "Set size.");
        foreach (var node in tune.MemoryTunes.SelectMany(static group => group.Nodes).Where(static node => node.Bandwidth is null or 0 or > MaxBandwidth))
            context.Report(LintRules.MemoryTune, node, $"The bandwidth is {node.Bandwidth?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "not set"}.", $"Set bandwidth to a percentage from 1 to {MaxBandwidth}.");
    }

    /// <summary>Those of a group's vCPUs that the guest has; null when there are none, and then the group is nothing to libvirt.</summary>
    private static CpuSet? Known(LintContext context, LintRule none, LintRule range, Element group, CpuSet? named)
    {
        if (named is null or { IsEmpty: true })
        {
            context.Report(none, group, "It names no vCPUs.", "Set vcpus.");
            return null;
        }

        var known = named & context.VcpuSet;
        if (known != named)
            context.Report(range, group, $"It is for vCPUs {named}, but {named - known} do not exist; libvirt leaves them out.", $"Choose from {context.VcpuSet}.");
        return known.IsEmpty ? null : known;
    }
}
