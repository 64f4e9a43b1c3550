using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Space for labels.</summary>
[Element("label")]
public sealed partial class MemoryLabel : Element
{
    /// <summary>How much.</summary>
    [Text("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }
}
