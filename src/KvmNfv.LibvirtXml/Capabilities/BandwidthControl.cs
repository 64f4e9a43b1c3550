using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How memory bandwidth can be allocated.</summary>
[Element("control")]
public sealed partial class BandwidthControl : Element
{
    /// <summary>Smallest step in percent.</summary>
    [Attr("granularity")]
    public partial uint? Granularity { get; set; }

    /// <summary>Least that can be allocated in percent.</summary>
    [Attr("min")]
    public partial uint? Minimum { get; set; }

    /// <summary>Most allocations.</summary>
    [Attr("maxAllocs")]
    public partial uint? MaxAllocations { get; set; }
}
