using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>What one guest cell needs of a node.</summary>
/// <param name="Counts">How many CPUs of each of the VNF's kinds.</param>
/// <param name="Memory">How much memory.</param>
/// <param name="Key">Equal for cells that need the same.</param>
internal sealed record CellNeed(int[] Counts, MemorySize Memory, string Key)
{
    public int Exclusive { get; } = Counts.Sum();
}
