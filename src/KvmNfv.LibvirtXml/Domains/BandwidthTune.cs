using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Memory bandwidth allocated to a group of vCPUs.</summary>
[Element("memorytune")]
public sealed partial class BandwidthTune : Element
{
    /// <summary>The vCPUs; libvirt demands them.</summary>
    [Attr("vcpus")]
    public partial CpuSet? Vcpus { get; set; }

    /// <summary>Shares by host NUMA node.</summary>
    [Items("node")]
    public partial ElementList<BandwidthNode> Nodes { get; }

    /// <summary>VCPUs whose bandwidth use is counted.</summary>
    [Items("monitor")]
    public partial ElementList<BandwidthMonitor> Monitors { get; }
}
