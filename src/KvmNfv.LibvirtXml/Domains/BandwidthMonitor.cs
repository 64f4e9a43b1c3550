using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>VCPUs whose memory bandwidth is counted.</summary>
[Element("monitor")]
public sealed partial class BandwidthMonitor : Element
{
    /// <summary>The vCPUs.</summary>
    [Attr("vcpus")]
    public partial CpuSet? Vcpus { get; set; }
}
