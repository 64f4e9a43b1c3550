using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>Huge pages against the host's pools.</summary>
internal static class HugePageRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("hugepages-missing", AuditSeverity.Warning, AuditSeverity.Note, "part of the guest's memory is in ordinary pages",
            "A miss in the TLB costs a walk through two page tables; huge pages make both short, and are never split or swapped.",
            c => MemoryRules.OrdinaryPages(c) ? [new AuditFault(c.Domain.MemoryBacking, "Not all of the guest's memory is in huge pages.", "Add hugepages with pages of 1 GiB, or of 2 MiB where the host has no larger ones.")] : []),
        AuditCheck.Of("hugepage-size", AuditSeverity.Error, AuditSeverity.Error, "the host has no pages of this size where the guest needs them", "The guest can't start.",
            c => Wanted(c).Where(w => w.Pool is null && w.Node is not null).Select(w => new AuditFault(w.At, $"Host node {w.Node} has no pool of {w.Size} pages.", $"Reserve {w.Pages} pages of {w.Size} on node {w.Node}, or choose a size that it has.")), AuditNeeds.Host),
        AuditCheck.Of("hugepage-pool", AuditSeverity.Error, AuditSeverity.Error, "the host's pool has too few pages on the guest's node", "The guest can't start, or gets pages elsewhere.",
            c => from w in Wanted(c)
                 where w.Pool is not null
                 let pool = w.Pool!.Value
                 // What runs already has taken its pages from the free ones.
                 let has = c.Actual is null ? pool.Free ?? pool.Total : pool.Total
                 where has < w.Pages
                 select new AuditFault(w.At, $"The guest needs {w.Pages} pages of {w.Size} on host node {w.Node}; {has} are {(c.Actual is null ? "free" : "there")}.",
                     $"Reserve {w.Pages - has} more: echo {pool.Total + w.Pages - has} > /sys/devices/system/node/node{w.Node}/hugepages/hugepages-{w.Size.KiB}kB/nr_hugepages."), AuditNeeds.Host),
        AuditCheck.Of("hugepage-fraction", AuditSeverity.Error, AuditSeverity.Error, "a cell's memory is no whole number of its pages", "QEMU refuses it, or rounds.",
            c => Wanted(c).Where(w => w.Memory % w.Size != MemorySize.Zero).Select(w => new AuditFault(w.At, $"{w.Memory} is no whole number of {w.Size} pages.", "Change the memory or the page size."))),
    ];

    private static IEnumerable<Want> Wanted(AuditContext c)
    {
        var backing = c.Domain.MemoryBacking.HugePages;
        if (!backing.Exists)
            yield break;
        var byDefault = backing.Pages.FirstOrDefault(p => p.NodeSet is null);
        var wants = from m in MemoryRules.Cells(c)
                    let page = backing.Pages.FirstOrDefault(p => p.NodeSet?.Contains(m.Cell) == true) ?? byDefault
                    where page?.Size is { Bytes: > 0 }
                    group m.Memory.Bytes by (Page: page, Node: m.Nodes is { Count: 1 } ? m.Nodes.Min : (int?)null);
        foreach (var want in wants)
        {
            var (page, node) = (want.Key.Page!, want.Key.Node);
            var (size, memory) = (page.Size!.Value, new MemorySize(want.Aggregate(0UL, (sum, b) => sum + b)));
            yield return new Want(page, size, node, memory, (long)((memory.Bytes + size.Bytes - 1) / size.Bytes), node is null ? null : c.Host?.Node(node.Value)?.Pool(size));
        }
    }

    private sealed record Want(HugePage At, MemorySize Size, int? Node, MemorySize Memory, long Pages, Hosts.HugePagePool? Pool);
}
