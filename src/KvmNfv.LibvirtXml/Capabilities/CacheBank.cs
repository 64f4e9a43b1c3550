using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A cache of a host.</summary>
[Element("bank")]
public sealed partial class CacheBank : Element
{
    /// <summary>Its number.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Its level.</summary>
    [Attr("level")]
    public partial uint? Level { get; set; }

    /// <summary>What it holds.</summary>
    [Attr("type")]
    public partial CacheContent? Type { get; set; }

    /// <summary>How much.</summary>
    [Attr("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }

    /// <summary>CPUs that share it.</summary>
    [Attr("cpus")]
    public partial CpuSet? Cpus { get; set; }

    /// <summary>How it can be allocated.</summary>
    [Items("control")]
    public partial ElementList<CacheControl> Controls { get; }
}
