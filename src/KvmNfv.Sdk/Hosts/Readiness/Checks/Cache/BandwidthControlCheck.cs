namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>R03: limits on memory bandwidth, and code and data apart.</summary>
internal sealed class BandwidthControlCheck() : ReadinessCheck(new("R03", "memory bandwidth limited, code and data apart (MBA, CDP)", CheckSeverity.Medium)
{
    Wanted = "the root group, or those of noisy guests, limited in memory bandwidth; cachetune types as CDP has them",
    Reason = "Cache ways don't help while a neighbour has the memory's whole bandwidth. With CDP a cachetune of type 'both' is refused.",
    Reads = "/sys/fs/resctrl/{,*/}schemata, /sys/fs/resctrl/info",
    Source = "Documentation/filesystems/resctrl.rst (Memory bandwidth Allocation); libvirt's <memorytune>",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var info = CacheGroups.Read(host, out var finding);
        if (info is null)
            return finding!;
        var cdp = info.Caches.Any(c => c.Type != CacheType.Unified) ? " Code and data are apart: cachetune needs the types code and data." : "";
        if (info.MemoryBandwidth is not { } bandwidth)
            return host.NotApplicable($"The processor can't limit bandwidth.{cdp}");
        foreach (var group in info.Groups)
            host.AddEvidence($"{CacheGroups.Root}/{(group.Name.Length == 0 ? "" : group.Name + "/")}schemata", string.Join(' ', group.Bandwidth.Take(8).Select(b => $"MB:{b.CacheId}={b.Value}")));
        // Percent, or MiB/s, where the kernel writes its largest number for no limit; on AMD steps of 1/8 GB/s, 2048 for none.
        var none = bandwidth.InMegabytes == true ? uint.MaxValue : Processor.IsAmd(host) ? 2048L : 100L;
        var limited = info.Groups.Where(g => g.Bandwidth.Any(b => b.Value < none)).ToList();
        return limited.Count == 0
            ? host.Note($"No group is limited in memory bandwidth.{cdp}") with { Remedies = [.. Remedies(host)] }
            : host.Pass($"Limited: {string.Join(", ", limited.Take(6).Select(g => g.Name.Length == 0 ? "the root group" : Printable.Bounded(g.Name)))}.{cdp}");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.DomainXml("<cputune><memorytune vcpus='0-3'><node id='0' bandwidth='50'/></memorytune></cputune>", "Limit noisy guests in their documents, in percent, where latencies are measured to suffer.")];
}
