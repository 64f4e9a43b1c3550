using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Where one guest NUMA cell has its memory. The memory mode is always strict: never from another node.</summary>
public sealed record CellPlacement
{
    /// <summary>The guest cell's number.</summary>
    public required int Cell { get; init; }

    /// <summary>The host node of its memory and of its exclusive CPUs.</summary>
    public required int Node { get; init; }

    /// <summary>The memory of the cell.</summary>
    public required MemorySize Memory { get; init; }

    /// <summary>The size of the pages behind it.</summary>
    public required MemorySize PageSize { get; init; }

    /// <summary>Whether these are pages of a huge page pool rather than ordinary ones.</summary>
    public required bool HugePages { get; init; }

    /// <summary>Why this node.</summary>
    public required PlacementReason NodeReason { get; init; }

    /// <summary>Why this page size.</summary>
    public required PlacementReason PageReason { get; init; }
}
