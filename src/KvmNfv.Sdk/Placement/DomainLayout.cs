using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>The cores of one node that share a last-level cache.</summary>
/// <param name="Cores">Ascending by first CPU.</param>
/// <param name="Cache">The cache; null where the host tells none.</param>
/// <param name="SpansNodes">Whether CPUs of other nodes share the cache too.</param>
internal sealed record DomainLayout(CoreLayout[] Cores, HostCache? Cache, bool SpansNodes);
