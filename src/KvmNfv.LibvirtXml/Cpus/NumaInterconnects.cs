using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Latencies and bandwidths between nodes.</summary>
[Element("interconnects")]
public sealed partial class NumaInterconnects : Element
{
    /// <summary>Latencies.</summary>
    [Items("latency")]
    public partial ElementList<NumaLatency> Latencies { get; }

    /// <summary>Bandwidths.</summary>
    [Items("bandwidth")]
    public partial ElementList<NumaBandwidth> Bandwidths { get; }
}
