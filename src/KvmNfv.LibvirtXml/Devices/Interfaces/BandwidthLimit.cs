using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Limits of one direction.</summary>
[Element("inbound")]
public sealed partial class BandwidthLimit : Element
{
    /// <summary>KiB in a second on average.</summary>
    [Attr("average")]
    public partial ulong? Average { get; set; }

    /// <summary>KiB in a second at most.</summary>
    [Attr("peak")]
    public partial ulong? Peak { get; set; }

    /// <summary>KiB sent at peak speed.</summary>
    [Attr("burst")]
    public partial ulong? Burst { get; set; }

    /// <summary>KiB in a second that are guaranteed.</summary>
    [Attr("floor")]
    public partial ulong? Floor { get; set; }
}
