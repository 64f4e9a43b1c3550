using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Memory policy of one guest NUMA node.</summary>
[Element("memnode")]
public sealed partial class NumaMemoryNode : Element
{
    /// <summary>Number of the guest NUMA node.</summary>
    [Attr("cellid")]
    public partial uint? CellId { get; set; }

    /// <summary>How binding the nodes are.</summary>
    [Attr("mode")]
    public partial NumaMemoryMode? Mode { get; set; }

    /// <summary>Host NUMA nodes.</summary>
    [Attr("nodeset")]
    public partial CpuSet? NodeSet { get; set; }
}
