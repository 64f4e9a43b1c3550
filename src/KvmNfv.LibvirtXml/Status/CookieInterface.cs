using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A port of a guest.</summary>
[Element("interface")]
public sealed partial class CookieInterface : Element
{
    /// <summary>Its number.</summary>
    [Attr("index")]
    public partial uint? Index { get; set; }

    /// <summary>Kind of the virtual switch.</summary>
    [Attr("vporttype")]
    public partial string? VirtualPortType { get; set; }

    /// <summary>What the switch keeps.</summary>
    [Text("portdata")]
    public partial string? PortData { get; set; }
}
