using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Memory bandwidth of a host.</summary>
[Element("memory_bandwidth")]
public sealed partial class HostMemoryBandwidth : Element
{
    /// <summary>Where it can be allocated.</summary>
    [Items("node")]
    public partial ElementList<BandwidthBank> Nodes { get; }

    /// <summary>What can be counted.</summary>
    [Items("monitor")]
    public partial ElementList<CacheMonitorSupport> Monitors { get; }
}
