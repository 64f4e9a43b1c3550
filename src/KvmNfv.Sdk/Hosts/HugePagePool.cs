using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>The huge pages of one size that a NUMA node has set aside.</summary>
/// <param name="Size">The page size, such as 2 MiB or 1 GiB.</param>
/// <param name="Total">Pages in the pool.</param>
/// <param name="Free">Pages of the pool that nothing uses; null when the source tells only the total.</param>
public readonly record struct HugePagePool(MemorySize Size, long Total, long? Free);
