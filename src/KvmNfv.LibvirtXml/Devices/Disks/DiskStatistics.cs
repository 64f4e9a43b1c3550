using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Statistics kept for a disk.</summary>
[Element("statistics")]
public sealed partial class DiskStatistics : Element
{
    /// <summary>Intervals.</summary>
    [Items("statistic")]
    public partial ElementList<DiskStatistic> Items { get; }

    /// <summary>Counts of requests by latency.</summary>
    [Items("latency-histogram")]
    public partial ElementList<LatencyHistogram> LatencyHistograms { get; }
}
