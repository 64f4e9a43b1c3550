using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How much a cache holds.</summary>
[Element("size")]
public sealed partial class CacheSize : Element
{
    /// <summary>The amount.</summary>
    [Attr("value", UnitAttribute = "unit")]
    public partial MemorySize? Value { get; set; }
}
