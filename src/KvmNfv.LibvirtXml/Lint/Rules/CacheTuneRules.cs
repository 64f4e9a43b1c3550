namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Cache and bandwidth allocations of vCPU groups (<c>virDomainCachetuneDefParse</c>, <c>virDomainMemorytuneDefParse</c> in libvirt).</summary>
internal static class CacheTuneRules
{
    internal static void Check(LintContext context)
    {
        var tune = context.Domain.CpuTune;
        Groups(context, "cachetune", tune.CacheTunes.Select(static group => ((Element)group, group.Vcpus)));
        Groups(context, "memorytune", tune.MemoryTunes.Select(static group => ((Element)group, group.Vcpus)));
        foreach (var node in tune.MemoryTunes.SelectMany(static group => group.Nodes).Where(static node => node.Bandwidth is null or 0))
            context.Error("memorytune", node, "It grants no bandwidth.", "Set bandwidth.");
        foreach (var cache in tune.CacheTunes.SelectMany(static group => group.Caches).Where(static cache => cache.Size is null or { Bytes: 0 }))
            context.Error("cachetune", cache, "It allocates nothing.", "Set size.");
    }

    private static void Groups(LintContext context, string rule, IEnumerable<(Element At, CpuSet? Vcpus)> groups)
    {
        var seen = new List<CpuSet>();
        foreach (var (at, named) in groups)
        {
            if (named is null or { IsEmpty: true })
                continue;
            if (named.Max >= context.Vcpus)
                context.Warn($"{rule}-range", at, $"It is for vCPUs {named}, the guest has 0 to {context.Vcpus - 1}; libvirt leaves the others out.", "Name vCPUs that exist.");
            if (seen.Exists(other => other != named && other.Overlaps(named)))
                context.Error($"{rule}-overlap", at, $"vCPUs {named} overlap with another group.", "Make groups the same or apart.");
            seen.Add(named);
        }
    }
}
