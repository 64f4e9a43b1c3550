using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Memory policy of the whole guest.</summary>
[Element("memory")]
public sealed partial class NumaMemory : Element
{
    /// <summary>How binding the nodes are.</summary>
    [Attr("mode")]
    public partial NumaMemoryMode? Mode { get; set; }

    /// <summary>Host NUMA nodes.</summary>
    [Attr("nodeset")]
    public partial CpuSet? NodeSet { get; set; }

    /// <summary>Whether numad may choose the nodes.</summary>
    [Attr("placement")]
    public partial VcpuPlacement? Placement { get; set; }
}
