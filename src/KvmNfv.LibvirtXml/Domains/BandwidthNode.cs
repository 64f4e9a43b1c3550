using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Share of one host node's memory bandwidth.</summary>
[Element("node")]
public sealed partial class BandwidthNode : Element
{
    /// <summary>Number of the host node.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Share in percent, or MB/s where the host says so.</summary>
    [Attr("bandwidth")]
    public partial uint? Bandwidth { get; set; }
}
