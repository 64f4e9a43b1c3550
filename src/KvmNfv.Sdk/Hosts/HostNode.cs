using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>One NUMA node (libvirt: cell) of a host. Nodes without CPUs and nodes without memory both exist.</summary>
public sealed record HostNode
{
    /// <summary>The kernel's node number; sparse on some hosts.</summary>
    public required int Id { get; init; }

    /// <summary>The CPUs that the node lists, offline ones included where the source lists them.</summary>
    public CpuSet Cpus { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>All memory of the node; null when unknown.</summary>
    public MemorySize? Memory { get; init; }

    /// <summary>Memory free at the time of reading, huge page pools not counted; null when unknown.</summary>
    public MemorySize? FreeMemory { get; init; }

    /// <summary>Distances to the host's nodes as firmware tells them (ACPI SLIT: 10 is local), ascending by node; empty when unknown.</summary>
    public EquatableList<NodeDistance> Distances { get; init => field = value ?? []; } = [];

    /// <summary>The pools of huge pages, ascending by page size; the base page size is not among them.</summary>
    public EquatableList<HugePagePool> HugePages { get; init => field = value ?? []; } = [];

    /// <summary>The pool of one page size, or null when the node has none.</summary>
    public HugePagePool? Pool(MemorySize pageSize)
    {
        foreach (var pool in HugePages)
        {
            if (pool.Size == pageSize)
                return pool;
        }

        return null;
    }
}
