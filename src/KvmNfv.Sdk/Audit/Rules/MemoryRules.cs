using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>Where the guest's memory comes from, and what may happen to it at run time.</summary>
internal static class MemoryRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("memory-policy", AuditSeverity.Error, AuditSeverity.Note, "no policy says which node the memory is from", "The kernel takes pages where it finds some; a remote access costs twice.",
            c => !c.Domain.NumaTune.Memory.Exists && c.Domain.NumaTune.MemoryNodes.Count == 0 && c.Host?.Nodes.Count(n => n.Memory != MemorySize.Zero) != 1
                ? [new AuditFault(c.Domain.NumaTune, "There is no numatune.", "Add numatune with mode='strict' and the node of the vCPUs.")] : []),
        AuditCheck.Of("memory-not-strict", AuditSeverity.Error, AuditSeverity.Warning, "the memory may come from another node", "When the node is full the kernel silently takes pages elsewhere.",
            c => Policies(c).Where(p => p.Mode != NumaMemoryMode.Strict && p.Mode != NumaMemoryMode.Restrictive)
                .Select(p => new AuditFault(p.At, $"The mode is {p.Mode?.ToString() ?? "not set"}.", "Set mode='strict': a start that fails is better than a slow guest."))),
        AuditCheck.Of("memory-spread", AuditSeverity.Warning, AuditSeverity.Note, "a cell's memory may come from several nodes", "Which page is on which node is then up to chance.",
            c => Cells(c).Where(m => m.Nodes is { Count: > 1 }).Select(m => new AuditFault(m.At, $"{m.Name} may have memory of the host nodes {m.Nodes}.", "Name one node for each guest cell, with memnode."))),
        AuditCheck.Of("memory-off-node", AuditSeverity.Error, AuditSeverity.Warning, "a cell's memory is not on the node of its vCPUs", "Every access crosses to another node.",
            c => from m in Cells(c)
                 let cpus = c.NodesOf(c.Cpus.Of(m.VCpus & (c.Exclusive.IsEmpty ? c.Cpus.VCpus : c.Exclusive)))
                 where m.Nodes is not null && !cpus.IsEmpty && !m.Nodes.IsSubsetOf(cpus)
                 select new AuditFault(m.At, $"{m.Name} has its memory on host nodes {m.Nodes}, its vCPUs are on {cpus}.", $"Set nodeset='{cpus}', or pin the vCPUs to node {m.Nodes}."), AuditNeeds.Host),
        AuditCheck.Of("memory-node-missing", AuditSeverity.Error, AuditSeverity.Error, "a policy names a node that the host doesn't have or that has no memory", "The guest can't start.",
            c => from p in Policies(c)
                 let good = CpuSet.From(c.Host!.Nodes.Where(n => n.Memory != MemorySize.Zero).Select(n => n.Id))
                 where p.Nodes is not null && !p.Nodes.IsSubsetOf(good)
                 select new AuditFault(p.At, $"It names nodes {p.Nodes - good}, which the host doesn't have or which have no memory.", $"Choose from {good}."), AuditNeeds.Host),
        AuditCheck.Of("memory-not-locked", AuditSeverity.Warning, null, "ordinary pages are not locked", "The host may swap them out: a fault of milliseconds.",
            c => OrdinaryPages(c) && !c.Domain.MemoryBacking.Locked
                ? [new AuditFault(c.Domain.MemoryBacking, "The guest has ordinary pages and no <locked/>.", "Use huge pages, or add <locked/>.")] : []),
        AuditCheck.Of("memory-lock-limit", AuditSeverity.Error, AuditSeverity.Warning, "the memory limit leaves no room for locked memory", "QEMU needs more than the guest's memory; with all of it locked it is killed at the limit.",
            c => c.Domain.MemoryTune.HardLimit is { } limit && c.Domain.Memory is { } memory && c.Domain.MemoryBacking.Locked && limit.Bytes < memory.Bytes + (1UL << 30)
                ? [new AuditFault(c.Domain.MemoryTune, $"hard_limit is {limit}, the guest has {memory}.", "Take hard_limit out, or raise it to the guest's memory and 1 GiB more.")] : []),
        AuditCheck.Of("memory-allocation", AuditSeverity.Warning, AuditSeverity.Note, "ordinary pages are allocated as the guest touches them", "Each first touch is a fault, and may fail or land on another node.",
            c => OrdinaryPages(c) && c.Domain.MemoryBacking.Allocation.Mode != MemoryAllocationMode.Immediate
                ? [new AuditFault(c.Domain.MemoryBacking.Allocation, "Memory is not allocated at start.", "Add <allocation mode='immediate'/>.")] : []),
        AuditCheck.Of("memory-merge", AuditSeverity.Warning, AuditSeverity.Note, "the host may merge the guest's pages", "A write to a merged page faults and copies it.",
            c => c.Domain.MemoryBacking.NoSharePages ? [] : [new AuditFault(c.Domain.MemoryBacking, "There is no <nosharepages/>.", "Add <nosharepages/>.")]),
        AuditCheck.Of("memory-hotplug", AuditSeverity.Warning, AuditSeverity.Note, "memory can be plugged in", "Memory that comes later was in nobody's plan.",
            c => c.Domain.MaxMemory is not null || c.Domain.Devices.Memories.Count > 0
                ? [new AuditFault(c.Domain, c.Domain.MaxMemory is { } most ? $"maxMemory is {most}." : "There are memory devices.", "Take maxMemory and memory devices out.")] : []),
        AuditCheck.Of("memory-current", AuditSeverity.Error, AuditSeverity.Note, "the guest starts with less memory than it has", "The balloon takes pages away and gives them back: faults, and huge pages broken up.",
            c => c.Domain.CurrentMemory is { } current && c.Domain.Memory is { } memory && current < memory
                ? [new AuditFault(c.Domain, $"currentMemory is {current} of {memory}.", "Make currentMemory the same as memory.")] : []),
        AuditCheck.Of("guest-numa", AuditSeverity.Warning, AuditSeverity.Warning, "the guest is on several nodes and doesn't know", "The guest's scheduler and allocator can't keep what belongs together.",
            c => c.Domain.Cpu.Numa.Cells.Count < 2 && c.NodesOf(c.ExclusiveCpus) is { Count: > 1 } nodes
                ? [new AuditFault(c.Domain.Cpu.Numa, $"The exclusive vCPUs are on the host nodes {nodes}, the guest has one cell.", "Give the guest a cell for each host node.")] : [], AuditNeeds.Host),
        AuditCheck.Of("guest-distances", AuditSeverity.Note, AuditSeverity.Note, "the guest's cells have no distances", "The guest takes all other cells for equally far.",
            c => c.Domain.Cpu.Numa.Cells.Count > 2 && c.Domain.Cpu.Numa.Cells.All(n => n.Distances.Siblings.Count == 0)
                ? [new AuditFault(c.Domain.Cpu.Numa, $"The {c.Domain.Cpu.Numa.Cells.Count} cells have no distances.", "Add distances as the host's nodes have them.")] : []),
    ];

    /// <summary>Whether part of the guest's memory is in ordinary pages.</summary>
    public static bool OrdinaryPages(AuditContext c)
    {
        var backing = c.Domain.MemoryBacking.HugePages;
        if (!backing.Exists)
            return true;
        // Without <page>, or with one that has no nodeset, all of it is.
        if (backing.Pages.Count == 0 || backing.Pages.Any(p => p.NodeSet is null))
            return false;
        var named = backing.Pages.Aggregate(CpuSet.Empty, (all, p) => all | p.NodeSet!);
        return !Cells(c).All(m => named.Contains(m.Cell));
    }

    /// <summary>The guest's cells, one without a declaration, with the host nodes that their memory may come from; null for any.</summary>
    public static List<(int Cell, Element At, string Name, MemorySize Memory, CpuSet VCpus, CpuSet? Nodes)> Cells(AuditContext c)
    {
        var tune = c.Domain.NumaTune;
        var whole = tune.Memory.NodeSet is { IsEmpty: false } set ? set : null;
        if (c.Domain.Cpu.Numa.Cells.Count == 0)
        {
            // memnode needs cells; without them the whole guest's policy holds.
            return [(0, tune.Memory, "the guest", c.Domain.Memory ?? MemorySize.Zero, c.Cpus.VCpus, whole)];
        }

        return [.. c.Domain.Cpu.Numa.Cells.Select((cell, i) =>
        {
            var id = (int)Math.Min(cell.Id ?? (uint)i, CpuSet.MaxValue);
            var node = tune.MemoryNodes.FirstOrDefault(m => m.CellId == id);
            return (id, (Element?)node ?? tune.Memory, $"guest cell {id}", cell.Memory ?? MemorySize.Zero, cell.Cpus ?? CpuSet.Empty, node?.NodeSet ?? whole);
        })];
    }

    private static IEnumerable<(Element At, NumaMemoryMode? Mode, CpuSet? Nodes)> Policies(AuditContext c)
    {
        var tune = c.Domain.NumaTune;
        var nodes = tune.MemoryNodes.Select(m => ((Element)m, m.Mode ?? NumaMemoryMode.Strict, m.NodeSet)).Select(m => (m.Item1, (NumaMemoryMode?)m.Item2, m.NodeSet));
        // libvirt's default mode is strict.
        return tune.Memory.Exists ? nodes.Prepend((tune.Memory, tune.Memory.Mode ?? NumaMemoryMode.Strict, tune.Memory.NodeSet)) : nodes;
    }
}
