using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Advice of numad.</summary>
[Element("numad")]
public sealed partial class StatusNumad : Element
{
    /// <summary>Nodes.</summary>
    [Attr("nodeset")]
    public partial CpuSet? NodeSet { get; set; }

    /// <summary>CPUs.</summary>
    [Attr("cpuset")]
    public partial CpuSet? CpuSet { get; set; }
}
