using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>How one cell would sit on one node: its cost, and on demand its CPUs.</summary>
internal sealed class CellFit
{
    /// <summary>Packed <see cref="FitCost"/>.</summary>
    public required long Cost { get; init; }

    public required MemoryFit Memory { get; init; }

    public required Func<CellCpus> Cpus { get; init; }
}
