using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Where one guest NUMA cell has its memory. The memory mode is always strict: never from another node.</summary>
public sealed record CellPlacement
{
    /// <summary>The guest cell's number.</summary>
    public required int Cell { get; init; }

    /// <summary>The host node of its memory and of its exclusive CPUs.</summary>
    public required int Node { get; init; }

    /// <summary>The socket (physical package) that the node is in; null where the host tells none. Cells with the same belong together in the
    /// guest's topology as well.</summary>
    public int? Socket { get; init; }

    /// <summary>The distances to all of the guest's cells, this one included, ascending by cell; those of their host nodes.</summary>
    public EquatableList<CellDistance> Distances { get; init => field = value ?? []; } = [];

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
