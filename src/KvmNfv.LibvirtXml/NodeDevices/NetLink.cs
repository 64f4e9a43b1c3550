using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>State of a network device's link.</summary>
[Element("link")]
public sealed partial class NetLink : Element
{
    /// <summary>Mbit/s.</summary>
    [Attr("speed")]
    public partial uint? Speed { get; set; }

    /// <summary><c>up</c>, <c>down</c>, <c>unknown</c> and such.</summary>
    [Attr("state")]
    public partial string? State { get; set; }
}
