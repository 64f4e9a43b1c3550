using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A link of a function.</summary>
[Element("link")]
public sealed partial class PciExpressLink : Element
{
    /// <summary><c>cap</c> for what it can, <c>sta</c> for what it does.</summary>
    [Attr("validity")]
    public partial string? Validity { get; set; }

    /// <summary>Port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }

    /// <summary>GT/s.</summary>
    [Attr("speed")]
    public partial double? Speed { get; set; }

    /// <summary>Lanes.</summary>
    [Attr("width")]
    public partial uint? Width { get; set; }
}
