using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A part of one cache.</summary>
[Element("cache")]
public sealed partial class CacheAllocation : Element
{
    /// <summary>Number of the cache on the host.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Cache level, 3 for the last-level cache.</summary>
    [Attr("level")]
    public partial uint? Level { get; set; }

    /// <summary>What the part is used for.</summary>
    [Attr("type")]
    public partial CacheContent? Type { get; set; }

    /// <summary>How much of it, in whole ways.</summary>
    [Attr("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }
}
