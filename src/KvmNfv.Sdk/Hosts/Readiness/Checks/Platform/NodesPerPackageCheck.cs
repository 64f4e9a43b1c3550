namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P18: packages that firmware splits into several NUMA nodes (SNC, NPS, L3 as NUMA): nothing bad, and an input to placement.</summary>
internal sealed class NodesPerPackageCheck() : ReadinessCheck(new("P18", "NUMA nodes per package (SNC, NPS, L3 as NUMA)", CheckSeverity.Low)
{
    Wanted = "as planned: guests that fit in a part of a package gain, larger ones need several guest NUMA cells",
    Reason = "A guest wider than a node reaches part of its memory more slowly, unless it sees the nodes itself.",
    Reads = "/sys/devices/system/node/node*/cpulist, /sys/devices/system/cpu/cpu*/topology/physical_package_id",
    Source = "Documentation/admin-guide/mm/numaperf.rst; AMD 56338 (NPS), Intel SNC",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        foreach (var node in host.Topology.Nodes)
            host.AddEvidence($"/sys/devices/system/node/node{node.Id}/cpulist", node.Cpus.ToString());
        var cpus = host.Topology.Cpus.Where(c => c is { Online: true, Node: not null, Package: not null }).ToList();
        if (cpus.Count == 0)
            return host.Unknown("Nothing tells which CPU is in which package and node.");
        var most = cpus.GroupBy(c => c.Package!.Value).Max(p => p.Select(c => c.Node!.Value).Distinct().Count());
        if (most == 1)
            return host.Pass("No package is split.");
        var nodes = cpus.Select(c => c.Node!.Value).Distinct().Count();
        var l3 = host.Topology.Caches.Count(c => c.Level == 3);
        return host.Note($"Packages are split into up to {most} nodes{(l3 == nodes && most > 2 ? ", one for each L3 cache" : "")}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Firmware(Processor.IsAmd(host) ? "NPS / ACPI SRAT L3 cache as NUMA domain" : Processor.IsIntel(host) ? "Sub-NUMA Clustering (SNC)" : "NUMA nodes per socket", "If not as planned, change it in the firmware; it changes the numbers of nodes and CPUs.")];
}
