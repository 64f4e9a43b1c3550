using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>VCPUs whose energy use is counted.</summary>
[Element("monitor")]
public sealed partial class EnergyMonitor : Element
{
    /// <summary>The vCPUs.</summary>
    [Attr("vcpus")]
    public partial CpuSet? Vcpus { get; set; }
}
