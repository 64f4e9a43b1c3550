using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An SGX section of a host.</summary>
[Element("section")]
public sealed partial class SgxSection : Element
{
    /// <summary>NUMA node.</summary>
    [Attr("node")]
    public partial uint? Node { get; set; }

    /// <summary>How much.</summary>
    [Attr("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }
}
