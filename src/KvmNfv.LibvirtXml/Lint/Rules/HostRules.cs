namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>CPUs, nodes and page sizes must be the host's.</summary>
internal static class HostRules
{
    internal static void Check(LintContext context)
    {
        if (context.Host is not { } host || host.Host.Topology.Cells.Items is not { Count: > 0 } cells)
            return;
        var cpus = CpuSet.From(cells.SelectMany(static cell => cell.Cpus.Items).Select(static cpu => (int)Math.Min(cpu.Id ?? 0, CpuSet.MaxValue)));
        var nodes = CpuSet.From(cells.Select(static cell => (int)Math.Min(cell.Id ?? 0, CpuSet.MaxValue)));
        foreach (var (at, set) in CpuSets(context.Domain))
            Inside(context, "host-cpu", at, set, cpus, "CPUs");
        foreach (var (at, set) in NodeSets(context.Domain))
            Inside(context, "host-node", at, set, nodes, "NUMA nodes");
        Pages(context, cells);
    }

    private static IEnumerable<(Element At, CpuSet? Set)> CpuSets(DomainDocument domain) =>
        domain.CpuTune.VcpuPins.Select(static pin => ((Element)pin, pin.CpuSet))
            .Concat(domain.CpuTune.IoThreadPins.Select(static pin => ((Element)pin, pin.CpuSet)))
            .Append((domain.CpuTune.EmulatorPin, domain.CpuTune.EmulatorPin.CpuSet))
            .Append((domain.Vcpu, domain.Vcpu.CpuSet));

    private static IEnumerable<(Element At, CpuSet? Set)> NodeSets(DomainDocument domain) =>
        domain.NumaTune.MemoryNodes.Select(static node => ((Element)node, node.NodeSet))
            .Append((domain.NumaTune.Memory, domain.NumaTune.Memory.NodeSet))
            .Concat(domain.Devices.Memories.Select(static memory => ((Element)memory.Source, memory.Source.NodeMask)));

    private static void Inside(LintContext context, string rule, Element at, CpuSet? set, CpuSet host, string what)
    {
        if (set is not null && set - host is { IsEmpty: false } outside)
            context.Error(rule, at, $"It names {what} {set}, but the host has no {outside}.", $"Choose from {host}.");
    }

    private static void Pages(LintContext context, ElementList<HostCell> cells)
    {
        var sizes = cells.SelectMany(static cell => cell.Pages).Select(static page => page.Size).OfType<MemorySize>().ToHashSet();
        foreach (var page in context.Domain.MemoryBacking.HugePages.Pages.Where(page => page.Size is { } size && sizes.Count > 0 && !sizes.Contains(size)))
            context.Error("host-page", page, $"The host has no pages of {page.Size}.", $"Choose from {string.Join(", ", sizes.Order())}.");
    }
}
