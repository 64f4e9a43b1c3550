namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>CPUs, nodes and page sizes must be the host's.</summary>
internal static class HostRules
{
    internal static void Check(LintContext context)
    {
        if (context.Host is not { } host)
            return;
        foreach (var (at, set) in CpuSets(context.Domain))
            Inside(context, LintRules.HostCpu, at, set, host.Cpus, "CPUs");
        foreach (var (at, set) in NodeSets(context.Domain))
            Inside(context, LintRules.HostNode, at, set, host.Nodes, "NUMA nodes");
        Pages(context, host.PageSizes);
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

    private static void Inside(LintContext context, LintRule rule, Element at, CpuSet? set, CpuSet host, string what)
    {
        if (set is not null && set - host is { IsEmpty: false } outside)
            context.Report(rule, at, $"It names {what} {set}, but the host has no {outside}.", $"Choose from {host}.");
    }

    private static void Pages(LintContext context, IReadOnlyCollection<MemorySize> sizes)
    {
        foreach (var page in context.Domain.MemoryBacking.HugePages.Pages.Where(page => page.Size is { } size && sizes.Count > 0 && !sizes.Contains(size)))
            context.Report(LintRules.HostPage, page, $"The host has no pages of {page.Size}.", $"Choose from {string.Join(", ", sizes.Order())}.");
    }
}
