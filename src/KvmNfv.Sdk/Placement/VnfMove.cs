using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>A running VNF that makes room: where it is and where it should go.</summary>
public sealed record VnfMove
{
    /// <summary>The VNF's name.</summary>
    public required string Vnf { get; init; }

    /// <summary>Where it is.</summary>
    public required PlacementPlan From { get; init; }

    /// <summary>Where it should go. It keeps its devices.</summary>
    public required PlacementPlan To { get; init; }

    /// <summary>The memory of the cells that change their node or page size; zero where only CPUs change.</summary>
    public required MemorySize MemoryMoved { get; init; }
}
