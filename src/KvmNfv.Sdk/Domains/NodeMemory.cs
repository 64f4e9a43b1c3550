using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>Memory that is on a NUMA node.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="Memory">How much of it.</param>
public readonly record struct NodeMemory(int Node, MemorySize Memory);
