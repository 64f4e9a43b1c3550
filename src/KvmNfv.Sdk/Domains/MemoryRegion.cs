using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>A mapping of QEMU's that has the size of a guest cell's memory, as /proc/PID/smaps and numa_maps show it.</summary>
public sealed record MemoryRegion
{
    /// <summary>The guest cell whose memory it is; null when it is one of several cells of the same size that can't be told apart.</summary>
    public int? Cell { get; init; }

    /// <summary>The address it starts at in QEMU.</summary>
    public required ulong Start { get; init; }

    /// <summary>Its size.</summary>
    public required MemorySize Size { get; init; }

    /// <summary>The size of the pages that the kernel maps it with (<c>KernelPageSize</c>); transparent huge pages don't count.</summary>
    public required MemorySize PageSize { get; init; }

    /// <summary>What it maps: a path, <c>/memfd:...</c>, or empty for anonymous memory.</summary>
    public required string Backing { get; init; }

    /// <summary>The memory policy (<c>bind:0</c>, <c>default</c> ...); null when the kernel has no numa_maps.</summary>
    public string? Policy { get; init; }

    /// <summary>What is in memory, by node; null when the kernel has no numa_maps.</summary>
    public EquatableList<NodeMemory>? Nodes { get; init; }

    /// <summary>How much of it is in transparent huge pages.</summary>
    public required MemorySize TransparentHuge { get; init; }

    /// <summary>How much of it is swapped out.</summary>
    public required MemorySize Swapped { get; init; }
}
