using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>NUMA nodes and CPUs of a host.</summary>
[Element("topology")]
public sealed partial class CapabilitiesTopology : Element
{
    /// <summary>The NUMA nodes.</summary>
    [Child("cells")]
    public partial HostCellList Cells { get; set; }

    /// <summary>Latencies and bandwidths between nodes.</summary>
    [Child("interconnects")]
    public partial NumaInterconnects Interconnects { get; set; }
}
