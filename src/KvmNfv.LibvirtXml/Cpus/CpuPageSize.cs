using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A page size of the host.</summary>
[Element("pages")]
public sealed partial class CpuPageSize : Element
{
    /// <summary>Size; KiB where there is no unit.</summary>
    [Attr("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }
}
