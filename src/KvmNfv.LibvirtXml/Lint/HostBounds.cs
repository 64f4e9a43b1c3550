namespace KvmNfv.LibvirtXml;

/// <summary>What of a host bounds the guests it can run. Immutable.</summary>
/// <param name="Cpus">The host's CPUs.</param>
/// <param name="Nodes">The host's NUMA nodes.</param>
/// <param name="PageSizes">The sizes its memory pages can have; empty when unknown.</param>
public sealed record HostBounds(CpuSet Cpus, CpuSet Nodes, IReadOnlyCollection<MemorySize> PageSizes)
{
    /// <summary>Takes them from a host's capabilities; null when those describe no topology.</summary>
    public static HostBounds? From(CapabilitiesDocument capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        if (capabilities.Host.Topology.Cells.Items is not { Count: > 0 } cells)
            return null;
        return new HostBounds(
            CpuSet.From(cells.SelectMany(static cell => cell.Cpus.Items).Select(static cpu => (int)Math.Min(cpu.Id ?? 0, CpuSet.MaxValue))),
            CpuSet.From(cells.Select(static cell => (int)Math.Min(cell.Id ?? 0, CpuSet.MaxValue))),
            cells.SelectMany(static cell => cell.Pages).Select(static page => page.Size).OfType<MemorySize>().ToHashSet());
    }
}
