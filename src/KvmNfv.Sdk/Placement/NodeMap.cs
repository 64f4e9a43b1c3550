using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>One node with the usage laid over it.</summary>
internal sealed class NodeMap(NodeLayout layout, DomainMap[][] packages)
{
    public HostNode Node => layout.Node;
    public int Index => layout.Index;
    public CpuSet Cpus => layout.Cpus;
    public int HomePackage => layout.HomePackage;

    /// <summary>Packages, each with its L3 domains that have free cores.</summary>
    public DomainMap[][] Packages { get; } = packages;

    public int FreeCpus { get; } = packages.Sum(p => p.Sum(d => d.FreeCpus));
    public int RealTimeCpus { get; } = packages.Sum(p => p.Sum(d => d.Cores.Sum(c => c.Kind.RealTime)));
    public IEnumerable<CoreMap> Cores => Packages.SelectMany(p => p).SelectMany(d => d.Cores);
}
