using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>
/// Finds the guest's memory among QEMU's mappings: readable, writable and not executable, exactly as large as a guest cell. QEMU puts guard
/// pages around guest memory, so the kernel never joins it with a neighbour; neighbours of the same backing are joined here, since a policy for a
/// part splits a mapping.
/// </summary>
internal static class GuestMemoryFinder
{
    /// <summary>One region a cell, in the cells' order; fewer when some were not found. The note says what is not sure.</summary>
    public static (EquatableList<MemoryRegion> Regions, string? Note) Find(
        List<ProcessMap> maps, Dictionary<ulong, (string Policy, EquatableList<NodeMemory> Nodes)>? numa, EquatableList<MemorySize> cells)
    {
        var groups = Join(maps.Where(m => m.Permissions.StartsWith("rw-", StringComparison.Ordinal)));
        var left = groups.Where(g => cells.Contains(Length(g))).Select(g => Region(g, numa)).OrderByDescending(Likelihood).ThenBy(r => r.Start).ToList();
        var (found, notes) = (new List<MemoryRegion>(), new List<string>());
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var wanted = cells.Count(c => c == cells[cell]);
            var candidates = left.Where(r => r.Size == cells[cell]).ToList();
            if (candidates.Count == 0)
            {
                notes.Add($"no mapping of {cells[cell]} for cell {cell}");
                continue;
            }

            var named = candidates.FirstOrDefault(r => Names(r.Backing, cell, cells.Count));
            if (named is null && wanted > 1 && cells.Take(cell).All(c => c != cells[cell]))
                notes.Add($"{wanted} cells of {cells[cell]} can't be told apart");
            found.Add((named ?? candidates[0]) with { Cell = named is not null || wanted == 1 ? cell : null });
            left.Remove(named ?? candidates[0]);
        }

        return ([.. found], notes.Count == 0 ? null : string.Join("; ", notes));
    }

    // The file that QEMU makes for a memory backend holds the backend's id: libvirt's ram-node0 or pc.ram. A memfd's name doesn't.
    private static bool Names(string backing, int cell, int cells) =>
        backing.Contains($"ram-node{cell}.", StringComparison.Ordinal) || backing.EndsWith($"ram-node{cell}", StringComparison.Ordinal)
        || (cells == 1 && backing.Contains("pc.ram", StringComparison.Ordinal));

    // Where more mappings than cells have the size: named as guest memory, then huge pages, then what is in memory most.
    private static (bool, bool, ulong) Likelihood(MemoryRegion region) => (
        region.Backing.Contains("memory-backend", StringComparison.Ordinal) || region.Backing.Contains("ram-node", StringComparison.Ordinal)
            || region.Backing.Contains("pc.ram", StringComparison.Ordinal),
        region.PageSize.Bytes > 1 << 16,
        region.Nodes?.Aggregate(0UL, (sum, n) => sum + n.Memory.Bytes) ?? 0);

    private static MemorySize Length(List<ProcessMap> group) => new(group[^1].End - group[0].Start);

    private static List<List<ProcessMap>> Join(IEnumerable<ProcessMap> maps)
    {
        var groups = new List<List<ProcessMap>>();
        foreach (var map in maps)
        {
            if (groups.Count > 0 && groups[^1][^1] is var last && last.End == map.Start && last.Path == map.Path && last.PageSize == map.PageSize
                && last.Permissions == map.Permissions)
                groups[^1].Add(map);
            else
                groups.Add([map]);
        }

        return groups;
    }

    private static MemoryRegion Region(List<ProcessMap> group, Dictionary<ulong, (string Policy, EquatableList<NodeMemory> Nodes)>? numa)
    {
        var lines = group.Select(m => numa is not null && numa.TryGetValue(m.Start, out var line) ? line : ((string, EquatableList<NodeMemory>)?)null).ToList();
        var known = lines.All(l => l is not null);
        return new MemoryRegion
        {
            Start = group[0].Start,
            Size = Length(group),
            PageSize = group[0].PageSize,
            Backing = group[0].Path,
            Policy = known ? string.Join(", ", lines.Select(l => l!.Value.Item1).Distinct()) : null,
            Nodes = known ? [.. lines.SelectMany(l => l!.Value.Item2).GroupBy(n => n.Node).OrderBy(g => g.Key)
                .Select(g => new NodeMemory(g.Key, new MemorySize(g.Aggregate(0UL, (sum, n) => sum + n.Memory.Bytes))))] : null,
            TransparentHuge = new MemorySize(group.Aggregate(0UL, (sum, m) => sum + m.TransparentHuge.Bytes)),
            Swapped = new MemorySize(group.Aggregate(0UL, (sum, m) => sum + m.Swapped.Bytes)),
        };
    }
}
