using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A memory-side cache.</summary>
[Element("cache")]
public sealed partial class GuestNumaCache : Element
{
    /// <summary>Cache level.</summary>
    [Attr("level")]
    public partial uint? Level { get; set; }

    /// <summary>How lines are placed.</summary>
    [Attr("associativity")]
    public partial CacheAssociativity? Associativity { get; set; }

    /// <summary>When lines are written back.</summary>
    [Attr("policy")]
    public partial CachePolicy? Policy { get; set; }

    /// <summary>How much it holds.</summary>
    [Child("size")]
    public partial CacheSize Size { get; set; }

    /// <summary>Bytes in a line.</summary>
    [Attr("value", On = "line")]
    public partial uint? LineSize { get; set; }

    /// <summary>Unit of the line size.</summary>
    [Attr("unit", On = "line")]
    public partial string? LineUnit { get; set; }
}
