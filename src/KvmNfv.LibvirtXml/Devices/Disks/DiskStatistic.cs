using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An interval of statistics.</summary>
[Element("statistic")]
public sealed partial class DiskStatistic : Element
{
    /// <summary>Seconds.</summary>
    [Attr("interval")]
    public partial uint? Interval { get; set; }
}
