using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>The memory rows of a verification: node and page size of every guest cell.</summary>
internal static class MemoryVerifier
{
    public static IEnumerable<VerificationRow> Rows(PlacementPlan plan, DomainActual actual)
    {
        var regions = Assign([.. plan.Cells.Select(c => (c.Cell, c.Memory, (CpuSet?)CpuSet.Of(c.Node)))], actual.Memory);
        for (var i = 0; i < plan.Cells.Count; i++)
        {
            var (cell, region) = (plan.Cells[i], regions[i]);
            var (node, pages) = ($"node {cell.Node}", cell.HugePages ? $"{cell.PageSize}" : "ordinary pages");
            if (region is null)
            {
                yield return PlacementVerifier.Missing($"cell {cell.Cell} memory node", node, actual.MemoryNote ?? "its memory was not found");
                yield return PlacementVerifier.Missing($"cell {cell.Cell} page size", pages, actual.MemoryNote ?? "its memory was not found");
                continue;
            }

            yield return Node(cell, region, node, actual.MemoryNote);
            yield return PageSize(cell, region, pages);
        }
    }

    private static VerificationRow Node(CellPlacement cell, MemoryRegion region, string planned, string? note)
    {
        var subject = $"cell {cell.Cell} memory node";
        if (region.Nodes is not { } nodes)
            return PlacementVerifier.Missing(subject, planned, "the kernel has no numa_maps");
        var resident = nodes.Aggregate(0UL, (sum, n) => sum + n.Memory.Bytes);
        var notes = new[]
        {
            note,
            resident < region.Size.Bytes ? $"{new MemorySize(resident)} of {region.Size} in memory so far; policy {region.Policy}" : null,
            region.Swapped > MemorySize.Zero ? $"{region.Swapped} swapped out" : null,
        };
        return new VerificationRow
        {
            Subject = subject,
            Planned = planned,
            Actual = nodes.Count == 0 ? "nothing in memory" : string.Join(", ", nodes.Select(n => $"node {n.Node}{(nodes.Count > 1 ? $": {n.Memory}" : "")}")),
            Outcome = region.Swapped > MemorySize.Zero || nodes.Any(n => n.Node != cell.Node && n.Memory > MemorySize.Zero) ? VerificationOutcome.Mismatch
                : nodes.Count == 0 ? VerificationOutcome.Unknown : VerificationOutcome.Match,
            Note = notes.Any(n => n is not null) ? string.Join("; ", notes.OfType<string>()) : null,
        };
    }

    private static VerificationRow PageSize(CellPlacement cell, MemoryRegion region, string planned)
    {
        // Ordinary pages are what the kernel maps with its base page size; CellPlacement has that size.
        var same = region.PageSize == cell.PageSize;
        return new VerificationRow
        {
            Subject = $"cell {cell.Cell} page size",
            Planned = planned,
            Actual = same && !cell.HugePages ? "ordinary pages" : $"{region.PageSize}",
            Outcome = same ? VerificationOutcome.Match : VerificationOutcome.Mismatch,
            Note = region.TransparentHuge > MemorySize.Zero ? $"{region.TransparentHuge} of it in transparent huge pages, which the kernel may split again" : null,
        };
    }

    // Regions that are known to be a cell's go to it. Of equal ones that can't be told apart, each cell takes one on its planned node where there
    // is one: that proves what the cells got together, and the note says so.
    internal static MemoryRegion?[] Assign(IReadOnlyList<(int Cell, MemorySize Memory, CpuSet? Nodes)> cells, EquatableList<MemoryRegion>? regions)
    {
        var unnamed = regions?.Where(r => r.Cell is null).ToList() ?? [];
        var assigned = cells.Select(c => regions?.FirstOrDefault(r => r.Cell == c.Cell)).ToArray();
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < assigned.Length; i++)
            {
                var cell = cells[i];
                assigned[i] ??= unnamed.Find(r => r.Size == cell.Memory && (pass == 1 || (r.Nodes is { Count: 1 } n && cell.Nodes?.Contains(n[0].Node) == true)));
                if (assigned[i] is { } region)
                    unnamed.Remove(region);
            }
        }

        return assigned;
    }
}
