using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The guest's memory as the kernel shows it, against the plan, or the document where there is none.</summary>
internal static class RunningMemoryRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("running-memory-node", AuditSeverity.Error, AuditSeverity.Error, "the guest's memory is on another node than told", "Every access to it crosses to another node.",
            c => from m in Cells(c)
                 where m.Region?.Nodes is not null && m.Nodes is not null
                 let away = m.Region!.Nodes!.Where(n => n.Memory > MemorySize.Zero && !m.Nodes.Contains(n.Node)).ToList()
                 where away.Count > 0
                 select new AuditFault($"{m.Name} (at 0x{m.Region.Start:x})", $"{string.Join(", ", away.Select(n => $"{n.Memory} on node {n.Node}"))}; told is node {m.Nodes}.", "Start the guest again with mode='strict' and enough free pages on its node."), AuditNeeds.Running),
        AuditCheck.Of("running-page-size", AuditSeverity.Error, AuditSeverity.Error, "the guest's pages are not the size told", "Smaller pages cost misses in the TLB.",
            c => Cells(c).Where(m => m.Region is not null && m.PageSize is not null && m.Region.PageSize != m.PageSize)
                .Select(m => new AuditFault($"{m.Name} (at 0x{m.Region!.Start:x})", $"Its pages are of {m.Region.PageSize}, told is {m.PageSize}.", "Start the guest again with the pages reserved.")), AuditNeeds.Running),
        AuditCheck.Of("running-swapped", AuditSeverity.Error, AuditSeverity.Warning, "part of the guest's memory is swapped out", "Touching it waits for the disk.",
            c => Cells(c).Where(m => m.Region?.Swapped > MemorySize.Zero).Select(m => new AuditFault($"{m.Name} (at 0x{m.Region!.Start:x})", $"{m.Region.Swapped} are swapped out.", "Turn swap off, or use huge pages or <locked/>.")), AuditNeeds.Running),
        AuditCheck.Of("running-thp", AuditSeverity.Note, null, "part of the guest's memory is in transparent huge pages", "The kernel may split them again, and khugepaged works on them.",
            c => Cells(c).Where(m => m.Region?.TransparentHuge > MemorySize.Zero).Select(m => new AuditFault($"{m.Name} (at 0x{m.Region!.Start:x})", $"{m.Region.TransparentHuge} are in transparent huge pages.", "Use huge pages from a pool.")), AuditNeeds.Running),
        AuditCheck.Of("running-memory-unseen", AuditSeverity.Warning, AuditSeverity.Note, "the guest's memory can't be seen for sure", "What is not seen is not proved.",
            c => Cells(c).Where(m => m.Region?.Nodes is null).Select(m => new AuditFault(m.Name, $"{c.Actual!.MemoryNote ?? "Its memory was not found"}.", "Audit as root, with the domain's plan.")), AuditNeeds.Running),
    ];

    private static IEnumerable<(string Name, CpuSet? Nodes, MemorySize? PageSize, MemoryRegion? Region)> Cells(AuditContext c)
    {
        var cells = c.Plan is { } plan
            ? [.. plan.Cells.Select(p => (p.Cell, p.Memory, Nodes: (CpuSet?)CpuSet.Of(p.Node), PageSize: (MemorySize?)p.PageSize))]
            : MemoryRules.Cells(c).Select(m => (m.Cell, m.Memory, m.Nodes, PageSize: PageSize(c, m.Cell))).ToList();
        var regions = MemoryVerifier.Assign([.. cells.Select(m => (m.Cell, m.Memory, m.Nodes))], c.Actual!.Memory);
        return cells.Select((m, i) => (cells.Count == 1 ? "the guest's memory" : $"the memory of guest cell {m.Cell}", m.Nodes, m.PageSize, regions[i]));
    }

    private static MemorySize? PageSize(AuditContext c, int cell)
    {
        var backing = c.Domain.MemoryBacking.HugePages;
        return (backing.Pages.FirstOrDefault(p => p.NodeSet?.Contains(cell) == true) ?? backing.Pages.FirstOrDefault(p => p.NodeSet is null))?.Size
            ?? (backing.Exists && backing.Pages.Count == 0 ? null : c.Host?.BasePageSize);
    }
}
