using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M01: huge pages where guests will run.</summary>
internal sealed class HugePagesCheck() : ReadinessCheck(new("M01", "1 GiB pages on each node with isolated CPUs", CheckSeverity.Critical)
{
    Wanted = "free pages of 1 GiB on each node that has isolated CPUs",
    WantedInGuest = "free huge pages, for DPDK",
    Reason = "Guest memory of small pages misses the TLB at each level of two page tables, is faulted in at run time and can be moved.",
    Reads = "/sys/devices/system/node/node*/hugepages/*/{nr,free}_hugepages",
    Source = "Documentation/admin-guide/mm/hugetlbpage.rst; libvirt's memoryBacking",
})
{
    private static readonly MemorySize s_gib = MemorySize.FromGiB(1);

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.List("/sys/kernel/mm/hugepages").Count == 0 && host.Topology.Nodes.All(n => n.HugePages.Count == 0))
            return host.Missing("/sys/kernel/mm/hugepages", "The kernel has no huge pages.", "/sys/kernel/mm");
        var isolated = host.Isolated;
        var nodes = host.Topology.Nodes.Where(n => isolated.IsEmpty ? !n.Cpus.IsEmpty : n.Cpus.Overlaps(isolated)).ToList();
        foreach (var pool in nodes.SelectMany(n => n.HugePages.Select(p => (n.Id, p))))
            host.AddEvidence($"/sys/devices/system/node/node{pool.Id}/hugepages/hugepages-{pool.p.Size.Bytes / 1024}kB", $"{pool.p.Total} pages, {pool.p.Free?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} free");
        if (nodes.Count == 0 || nodes.Any(n => n.HugePages.Count == 0))
            return host.Unknown("Nothing tells how many huge pages the nodes with isolated CPUs have.");
        var without = Nodes(nodes.Where(n => n.HugePages.All(p => p.Total == 0)));
        if (!without.IsEmpty)
            return host.IsGuest ? host.Warn("The guest has no huge pages; DPDK needs some.") : host.Bad($"No huge pages on {Named(without)}.");
        var onlySmall = Nodes(nodes.Where(n => n.HugePages.All(p => p.Total == 0 || p.Size < s_gib)));
        if (!onlySmall.IsEmpty && !host.IsGuest)
            return host.Warn($"No 1 GiB pages on {Named(onlySmall)}, only smaller ones.");
        var used = Nodes(nodes.Where(n => n.HugePages.All(p => p.Free == 0)));
        return used.IsEmpty
            ? host.Pass($"Huge pages on {Named(Nodes(nodes))}: {string.Join(", ", nodes.SelectMany(n => n.HugePages).Where(p => p.Total > 0).GroupBy(p => p.Size).Select(g => $"{g.Sum(p => p.Total)} of {g.Key}"))}.")
            : host.Note($"All huge pages on {Named(used)} are in use: no further guest fits.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var cpus = host.Suggested;
        var nodes = host.Topology.Nodes.Where(n => n.Cpus.Overlaps(cpus)).ToList();
        // Three quarters of a node's memory is a start; what guests need is for a plan to say.
        var pages = nodes.Select(n => $"{n.Id}:{Math.Max(1, (long)((n.Memory?.Bytes ?? 0) * 3 / 4 / s_gib.Bytes))}");
        if (host.IsGuest)
            yield return Remedy.KernelParameter("hugepagesz=2M hugepages=512");
        else if (nodes.Count > 0)
            yield return Remedy.KernelParameter($"hugepagesz=1G hugepages={string.Join(',', pages)}", $"Boot with hugepagesz=1G hugepages={string.Join(',', pages)} (NODE:PAGES, from Linux 5.16; here three quarters of each node's memory).");
    }

    private static CpuSet Nodes(IEnumerable<HostNode> nodes) => CpuSet.From(nodes.Select(n => n.Id));

    private static string Named(CpuSet nodes) => nodes.Count == 1 ? $"node {nodes}" : $"nodes {nodes}";
}
