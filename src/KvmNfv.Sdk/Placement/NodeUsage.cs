using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Memory of a node that is promised to somebody and that the node's free counts don't show yet.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="PageSize">The size of the pages; the host's base page size for ordinary memory.</param>
/// <param name="Memory">How much of it.</param>
public readonly record struct NodeUsage(int Node, MemorySize PageSize, MemorySize Memory);
