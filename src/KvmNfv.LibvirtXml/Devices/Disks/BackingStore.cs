using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The image that another one is based on; without a type the chain ends.</summary>
[Element("backingStore", Order = "format source backingStore")]
public sealed partial class BackingStore : Element
{
    /// <summary>Kind of the source.</summary>
    [Attr("type")]
    public partial DiskType? Type { get; set; }

    /// <summary>Number in the chain.</summary>
    [Attr("index")]
    public partial uint? Index { get; set; }

    /// <summary>Its format.</summary>
    [Child("format")]
    public partial ImageFormat Format { get; set; }

    /// <summary>Where it is.</summary>
    [Child("source")]
    public partial DiskSource? Source { get; set; }

    /// <summary>The image that this one is based on.</summary>
    [Child("backingStore")]
    public partial BackingStore Next { get; set; }
}
