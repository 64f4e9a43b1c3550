using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A huge page size.</summary>
[Element("page")]
public sealed partial class HugePage : Element
{
    /// <summary>Size of a page; KiB where there is no unit.</summary>
    [Attr("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }

    /// <summary>Guest NUMA nodes that use it; all others where it is left out.</summary>
    [Attr("nodeset")]
    public partial CpuSet? NodeSet { get; set; }
}
