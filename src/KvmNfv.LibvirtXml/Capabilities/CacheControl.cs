using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How a cache can be allocated.</summary>
[Element("control")]
public sealed partial class CacheControl : Element
{
    /// <summary>Smallest step.</summary>
    [Attr("granularity", UnitAttribute = "unit")]
    public partial MemorySize? Granularity { get; set; }

    /// <summary>Least that can be allocated.</summary>
    [Attr("min", UnitAttribute = "unit")]
    public partial MemorySize? Minimum { get; set; }

    /// <summary>What is allocated.</summary>
    [Attr("type")]
    public partial CacheContent? Type { get; set; }

    /// <summary>Most allocations.</summary>
    [Attr("maxAllocs")]
    public partial uint? MaxAllocations { get; set; }
}
