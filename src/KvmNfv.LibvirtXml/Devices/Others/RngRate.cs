using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Limit of random numbers.</summary>
[Element("rate")]
public sealed partial class RngRate : Element
{
    /// <summary>Bytes in a period.</summary>
    [Attr("bytes")]
    public partial uint? Bytes { get; set; }

    /// <summary>Milliseconds of a period.</summary>
    [Attr("period")]
    public partial uint? Period { get; set; }
}
