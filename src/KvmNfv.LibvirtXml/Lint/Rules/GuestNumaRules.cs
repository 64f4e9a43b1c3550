using System.Globalization;

namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>NUMA nodes of the guest and what refers to them (<c>virDomainNumaDefParseXML</c> in libvirt).</summary>
internal static class GuestNumaRules
{
    // LOCAL_DISTANCE and UNREACHABLE in libvirt's numa_conf.c, as in the ACPI's SLIT.
    private const uint ToItself = 10;
    private const uint Unreachable = 255;

    internal static void Check(LintContext context)
    {
        var cells = context.Cells;
        var (seen, cpus) = (new HashSet<uint>(), CpuSet.Empty);
        foreach (var (id, cell) in cells)
        {
            if (!seen.Add(id))
                context.Report(LintRules.NumaCell, cell, $"There are two cells {id}.", "Number the cells from 0.");
            var own = cell.Cpus ?? CpuSet.Empty;
            if (own.Overlaps(cpus))
                context.Report(LintRules.NumaCpus, cell, $"vCPUs {own & cpus} are in another cell already.", "Put each vCPU into one cell.");
            if (!own.IsEmpty && own.Max >= context.Vcpus)
                context.Report(LintRules.NumaCpus, cell, $"The cell has vCPUs {own}, the guest has 0 to {context.Vcpus - 1}.", "Raise the number of vCPUs or lower the cell's.");
            cpus |= own;
        }

        Distances(context, seen);

        if (cells.Count > 0 && seen.Max() >= cells.Count)
            context.Report(LintRules.NumaCell, context.Domain.Cpu.Numa, $"The cells have the numbers {string.Join(", ", seen.Order())}.", "Number them from 0 without gaps.");
        Memory(context, seen);
    }

    private static void Distances(LintContext context, HashSet<uint> cells)
    {
        foreach (var (id, cell) in context.Cells)
        {
            foreach (var to in cell.Distances.Siblings)
            {
                if (to.Id is not { } sibling || !cells.Contains(sibling))
                    context.Report(LintRules.NumaDistance, to, $"It is the distance to guest cell {Text(to.Id)}, which does not exist.", $"Choose from {string.Join(", ", cells.Order())}.");
                else if (sibling == id ? to.Value != ToItself : to.Value is null or <= ToItself or > Unreachable)
                    context.Report(LintRules.NumaDistance, to, $"The distance from cell {id} to {sibling} is {Text(to.Value)}.", $"Write {ToItself} for a cell to itself, {ToItself + 1} to {Unreachable - 1} to others, {Unreachable} for one out of reach.");
            }
        }
    }

    private static string Text(uint? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "(none)";

    private static void Memory(LintContext context, HashSet<uint> cells)
    {
        var tune = context.Domain.NumaTune;
        var named = new HashSet<uint>();
        foreach (var node in tune.MemoryNodes)
        {
            if (node.CellId is not { } cell || !cells.Contains(cell))
                context.Report(LintRules.MemNode, node, $"It is for guest cell {node.CellId}, which does not exist.", cells.Count == 0 ? "Declare cells in cpu/numa." : $"Choose from {string.Join(", ", cells.Order())}.");
            else if (!named.Add(cell))
                context.Report(LintRules.MemNode, node, $"Cell {cell} has a policy already.", "Keep one.");
            if (node.NodeSet is null or { IsEmpty: true })
                context.Report(LintRules.MemNode, node, "It names no host node.", "Set nodeset.");
        }

        if (tune.Memory.Exists && tune.Memory.NodeSet is null or { IsEmpty: true } && tune.Memory.Placement != VcpuPlacement.Auto
            && context.Domain.Vcpu.Placement != VcpuPlacement.Auto)
            context.Report(LintRules.NumaTune, tune.Memory, "The policy names no host node.", "Set nodeset, or placement='auto'.");
    }
}
