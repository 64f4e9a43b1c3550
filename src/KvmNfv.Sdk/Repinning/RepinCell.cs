using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Repinning;

/// <summary>The memory of a guest cell as it is now.</summary>
/// <param name="Memory">How much.</param>
/// <param name="PageSize">The size of its huge pages; null for ordinary ones.</param>
/// <param name="Nodes">The host nodes it may be on; null for any.</param>
internal sealed record RepinCell(MemorySize Memory, MemorySize? PageSize, CpuSet? Nodes);
