namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>NUMA nodes of the guest and what refers to them (<c>virDomainNumaDefParseXML</c> in libvirt).</summary>
internal static class GuestNumaRules
{
    internal static void Check(LintContext context)
    {
        var cells = context.Cells;
        var (seen, cpus) = (new HashSet<uint>(), CpuSet.Empty);
        foreach (var (id, cell) in cells)
        {
            if (!seen.Add(id))
                context.Error("numa-cell", cell, $"There are two cells {id}.", "Number the cells from 0.");
            var own = cell.Cpus ?? CpuSet.Empty;
            if (own.Overlaps(cpus))
                context.Error("numa-cpus", cell, $"vCPUs {own & cpus} are in another cell already.", "Put each vCPU into one cell.");
            if (!own.IsEmpty && own.Max >= context.Vcpus)
                context.Error("numa-cpus", cell, $"The cell has vCPUs {own}, the guest has 0 to {context.Vcpus - 1}.", "Raise the number of vCPUs or lower the cell's.");
            cpus |= own;
            foreach (var distance in cell.Distances.Siblings.Where(s => s.Value is < 10 or > 254))
                context.Error("numa-distance", distance, $"The distance is {distance.Value}.", "Choose from 10 to 254; 10 is a node to itself.");
        }

        if (cells.Count > 0 && seen.Max() >= cells.Count)
            context.Error("numa-cell", context.Domain.Cpu.Numa, $"The cells have the numbers {string.Join(", ", seen.Order())}.", "Number them from 0 without gaps.");
        Memory(context, seen);
    }

    private static void Memory(LintContext context, HashSet<uint> cells)
    {
        var tune = context.Domain.NumaTune;
        var named = new HashSet<uint>();
        foreach (var node in tune.MemoryNodes)
        {
            if (node.CellId is not { } cell || !cells.Contains(cell))
                context.Error("memnode", node, $"It is for guest cell {node.CellId}, which does not exist.", cells.Count == 0 ? "Declare cells in cpu/numa." : $"Choose from {string.Join(", ", cells.Order())}.");
            else if (!named.Add(cell))
                context.Error("memnode", node, $"Cell {cell} has a policy already.", "Keep one.");
            if (node.NodeSet is null or { IsEmpty: true })
                context.Error("memnode", node, "It names no host node.", "Set nodeset.");
        }

        if (tune.Memory.Exists && tune.Memory.NodeSet is null or { IsEmpty: true } && tune.Memory.Placement != VcpuPlacement.Auto
            && context.Domain.Vcpu.Placement != VcpuPlacement.Auto)
            context.Error("numatune", tune.Memory, "The policy names no host node.", "Set nodeset, or placement='auto'.");
    }
}
