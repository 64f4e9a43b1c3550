namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Huge pages by guest node; a nodeset here never means host nodes (<c>qemuGetDomainHupageMemPath</c>,
/// <c>qemuBuildMemoryGetPagesize</c> in libvirt).</summary>
internal static class HugePageRules
{
    internal static void Check(LintContext context)
    {
        var nodes = CpuSet.From(context.Cells.Select(static cell => (int)Math.Min(cell.Id, CpuSet.MaxValue)));
        var (seen, defaults) = (CpuSet.Empty, 0);
        foreach (var page in context.Domain.MemoryBacking.HugePages.Pages)
        {
            if (page.Size is not { } size || size.Bytes == 0 || !ulong.IsPow2(size.Bytes))
                context.Report(LintRules.HugePageSize, page, $"The page size is {page.Size?.ToString() ?? "not set"}.", "Set size to a page size of the host, such as 2 MiB.");
            if (page.NodeSet is not { } set)
            {
                if (++defaults > 1)
                    context.Report(LintRules.HugePageDefault, page, "There is another page size without a nodeset.", "Give each but one a nodeset.");
                continue;
            }

            // Without cells libvirt takes node 0 for the whole guest.
            var known = nodes.IsEmpty ? CpuSet.Of(0) : nodes;
            if (set - known is { IsEmpty: false } beyond)
                context.Report(LintRules.HugePageNodeSet, page, $"The nodeset {set} has guest nodes {beyond}, which do not exist; host nodes do not belong here.", $"Choose guest nodes from {known}, and name host nodes in numatune.");
            if (set.Overlaps(seen))
                context.Report(LintRules.HugePageTwice, page, $"Guest nodes {set & seen} have a page size already.", "Name each node once.");
            seen |= set;
        }
    }
}
