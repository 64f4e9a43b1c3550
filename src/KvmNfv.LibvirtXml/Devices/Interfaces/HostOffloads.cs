using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Offloads on the way to the host.</summary>
[Element("host")]
public sealed partial class HostOffloads : Element
{
    /// <summary>Checksums.</summary>
    [Attr("csum", OnOff = true)]
    public partial bool? Checksum { get; set; }

    /// <summary>Generic segmentation.</summary>
    [Attr("gso", OnOff = true)]
    public partial bool? Gso { get; set; }

    /// <summary>TCP segmentation over IPv4.</summary>
    [Attr("tso4", OnOff = true)]
    public partial bool? Tso4 { get; set; }

    /// <summary>TCP segmentation over IPv6.</summary>
    [Attr("tso6", OnOff = true)]
    public partial bool? Tso6 { get; set; }

    /// <summary>Segmentation with congestion notification.</summary>
    [Attr("ecn", OnOff = true)]
    public partial bool? Ecn { get; set; }

    /// <summary>UDP fragmentation.</summary>
    [Attr("ufo", OnOff = true)]
    public partial bool? Ufo { get; set; }

    /// <summary>Whether receive buffers are merged.</summary>
    [Attr("mrg_rxbuf", OnOff = true)]
    public partial bool? MergedReceiveBuffers { get; set; }
}
