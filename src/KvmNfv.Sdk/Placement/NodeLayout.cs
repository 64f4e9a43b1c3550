using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>What never changes of one node: its cores by package and L3 domain.</summary>
internal sealed class NodeLayout
{
    public required HostNode Node { get; init; }

    /// <summary>The node's place in <see cref="HostLayout.Nodes"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The CPUs that count as the node's: online, and each CPU in one node only.</summary>
    public required CpuSet Cpus { get; init; }

    /// <summary>The node's lowest package, for counting socket crossings between cells; -1 where the host tells none.</summary>
    public required int HomePackage { get; init; }

    /// <summary>Packages, each with its L3 domains; every level ascending by first CPU.</summary>
    public required DomainLayout[][] Packages { get; init; }
}
