using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A bin of a histogram.</summary>
[Element("bin")]
public sealed partial class LatencyBin : Element
{
    /// <summary>Its lower bound in nanoseconds.</summary>
    [Attr("start")]
    public partial ulong? Start { get; set; }
}
