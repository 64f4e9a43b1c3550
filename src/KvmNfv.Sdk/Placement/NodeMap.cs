using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>What placement needs to know of one node: its free cores by package and L3 domain.</summary>
internal sealed class NodeMap
{
    public required HostNode Node { get; init; }

    /// <summary>The CPUs that count as the node's: online, and each CPU in one node only.</summary>
    public required CpuSet Cpus { get; init; }

    /// <summary>The node's lowest package, for counting socket crossings between cells.</summary>
    public required int HomePackage { get; init; }

    /// <summary>Packages, each with its L3 domains, each with its cores; every level ascending by first CPU.</summary>
    public required CoreMap[][][] Packages { get; init; }

    public IEnumerable<CoreMap> Cores => Packages.SelectMany(p => p).SelectMany(d => d);

    public int FreeCpus => Cores.Sum(c => c.Free.Length);

    public int RealTimeCpus => Cores.Sum(c => c.RealTime.Length);
}
