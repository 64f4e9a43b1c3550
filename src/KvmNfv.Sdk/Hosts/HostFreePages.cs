using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>What libvirt tells of a node's free memory at run time (virNodeGetFreePages, virNodeGetCellsFreeMemory).</summary>
/// <param name="Node">The node's id.</param>
/// <param name="PageSize">The page size.</param>
/// <param name="Free">Free pages of this size. For the base page size: ordinary free memory in such pages.</param>
public readonly record struct HostFreePages(int Node, MemorySize PageSize, long Free);
