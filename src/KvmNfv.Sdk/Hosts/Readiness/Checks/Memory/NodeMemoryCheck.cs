using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M07: isolated CPUs have memory of their own.</summary>
internal sealed class NodeMemoryCheck() : ReadinessCheck(new("M07", "local memory for isolated CPUs", CheckSeverity.High)
{
    Wanted = "memory on each node that has isolated CPUs, about the same on all",
    Reason = "A guest on a node without memory uses another node's: each miss takes up to twice as long, and the link between sockets is shared.",
    Reads = "/sys/devices/system/node/node*/{cpulist,meminfo,distance}",
    Source = "Documentation/admin-guide/mm/numaperf.rst; ACPI SLIT",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var nodes = host.Topology.Nodes.Where(n => !n.Cpus.IsEmpty).ToList();
        foreach (var node in host.Topology.Nodes)
            host.AddEvidence($"/sys/devices/system/node/node{node.Id}", $"CPUs {node.Cpus}, memory {node.Memory?.ToString() ?? "unknown"}");
        if (nodes.All(n => n.Memory is null))
            return host.Unknown("Nothing tells how much memory the nodes have.");
        var isolated = host.Isolated;
        var used = isolated.IsEmpty ? nodes : [.. nodes.Where(n => n.Cpus.Overlaps(isolated))];
        if (used.Count == 0)
            return host.Unknown($"No node lists {CheckContext.Cpus(isolated)}.");
        var without = used.Where(n => n.Memory is null || n.Memory == MemorySize.Zero).ToList();
        if (without.Count > 0)
        {
            var cpus = without.Aggregate(CpuSet.Empty, (s, n) => s | n.Cpus) & (isolated.IsEmpty ? host.Topology.Online : isolated);
            return host.Bad($"{CheckContext.Cpus(cpus)}, of {(without.Count == 1 ? "node" : "nodes")} {string.Join(",", without.Select(n => n.Id))}, {(cpus.Count == 1 ? "has" : "have")} no local memory.");
        }

        var (least, most) = (nodes.Min(n => n.Memory!.Value.Bytes), nodes.Max(n => n.Memory!.Value.Bytes));
        return most > least + (least / 4)
            ? host.Note($"Nodes have unequal memory: {string.Join(", ", nodes.Select(n => $"node {n.Id} {n.Memory}"))}.")
            : host.Pass(nodes.Count == 1 ? "The machine has one node." : $"Each of {nodes.Count} nodes with CPUs has {nodes[0].Memory} or about.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Manual("Put memory modules into the channels of that node, or isolate CPUs of nodes that have memory.", reboot: true)];
}
