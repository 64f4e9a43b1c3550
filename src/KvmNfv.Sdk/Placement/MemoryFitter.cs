using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Finds the pages for a cell on a node: the first size of the profile's list of which enough are free.</summary>
internal static class MemoryFitter
{
    public static MemoryFit? Fit(HostMap map, NodeMap node, MemorySize memory, EquatableList<MemorySize> sizes)
    {
        var passed = new List<string>();
        for (var rank = 0; rank < sizes.Count; rank++)
        {
            var (needed, available, unit) = Check(map, node, memory, sizes[rank]);
            if (available >= needed && Divides(map, memory, sizes[rank]))
                return new MemoryFit(PageSize(map, sizes[rank]), IsHuge(map, sizes[rank]), rank, Text(node, needed, available, unit, passed));
            passed.Add(Divides(map, memory, sizes[rank])
                ? $"{available} {unit} free of {needed} needed"
                : $"{memory} is not a whole number of {sizes[rank]} pages");
        }

        return null;
    }

    /// <summary>Why a page size doesn't do, one constraint each.</summary>
    public static IEnumerable<FailedConstraint> Explain(HostMap map, NodeMap node, int cell, MemorySize memory, EquatableList<MemorySize> sizes)
    {
        foreach (var size in sizes)
        {
            var (needed, available, unit) = Check(map, node, memory, size);
            var known = IsHuge(map, size) || node.Node.FreeMemory is not null || node.Node.Memory is not null;
            yield return new FailedConstraint
            {
                Rule = PlacementRule.LocalMemory,
                Cell = cell,
                Node = node.Node.Id,
                Needed = needed,
                Available = available,
                Unit = unit,
                Text = !Divides(map, memory, size) ? $"Node {node.Node.Id}: {memory} is not a whole number of {size} pages."
                    : known ? $"Node {node.Node.Id} has {available} {unit} free; {needed} are needed."
                    : $"Node {node.Node.Id}: the source doesn't tell how much memory the node has.",
            };
        }
    }

    public static bool IsHuge(HostMap map, MemorySize size) => size > map.Layout.Host.BasePageSize;

    public static bool Divides(HostMap map, MemorySize memory, MemorySize size) => !IsHuge(map, size) || memory % size == MemorySize.Zero;

    public static (long Needed, long Available, string Unit) Check(HostMap map, NodeMap node, MemorySize memory, MemorySize size)
    {
        var promised = map.Usage.Promised(node.Node.Id, PageSize(map, size));
        if (IsHuge(map, size))
        {
            var pool = node.Node.Pool(size);
            var free = pool is { } p ? p.Free ?? p.Total : 0;
            return (Pages(memory, size), Math.Max(0, free - Pages(promised, size)), $"pages of {size}");
        }

        // Free memory is what counts; where only the total is known it is the best there is, and the reason says so.
        var have = node.Node.FreeMemory ?? node.Node.Memory ?? MemorySize.Zero;
        return ((long)(memory.Bytes / 1024), (long)((have.Bytes - Math.Min(have.Bytes, promised.Bytes)) / 1024), node.Node.FreeMemory is null ? "KiB (free memory unknown, total taken)" : "KiB");
    }

    private static MemorySize PageSize(HostMap map, MemorySize size) => IsHuge(map, size) ? size : map.Layout.Host.BasePageSize;

    private static long Pages(MemorySize memory, MemorySize size) => (long)((memory.Bytes / size.Bytes) + (memory.Bytes % size.Bytes == 0 ? 0UL : 1UL));

    private static string Text(NodeMap node, long needed, long available, string unit, List<string> passed)
    {
        var chosen = $"{needed} {unit} of the {available} free on node {node.Node.Id}";
        return passed.Count == 0 ? $"{chosen}: the size wanted most." : $"{chosen}; passed over: {string.Join("; ", passed)}.";
    }
}
