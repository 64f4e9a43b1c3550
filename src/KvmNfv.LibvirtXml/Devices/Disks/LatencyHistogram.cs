using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Counts of requests by latency.</summary>
[Element("latency-histogram")]
public sealed partial class LatencyHistogram : Element
{
    /// <summary><c>read</c>, <c>write</c>, <c>zone</c> or <c>flush</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>The bins.</summary>
    [Items("bin")]
    public partial ElementList<LatencyBin> Bins { get; }
}
