namespace KvmNfv.Sdk.Hosts;

/// <summary>How far one NUMA node is from another.</summary>
/// <param name="Node">The other node's id.</param>
/// <param name="Value">The distance by the ACPI SLIT: 10 is local, 20 takes twice as long.</param>
public readonly record struct NodeDistance(int Node, int Value);
