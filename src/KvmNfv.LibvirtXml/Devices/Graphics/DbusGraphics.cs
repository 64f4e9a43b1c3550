using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A display over D-Bus.</summary>
[Element("graphics")]
[Variant("dbus")]
public sealed partial class DbusGraphics : Graphics
{
    /// <summary>Whether there is no bus in between.</summary>
    [Attr("p2p")]
    public partial bool? PeerToPeer { get; set; }

    /// <summary>Address of the bus.</summary>
    [Attr("address")]
    public partial string? BusAddress { get; set; }

    /// <summary>Whether libvirt made the bus.</summary>
    [Attr("fromConfig")]
    public partial bool? FromConfig { get; set; }

    /// <summary>Acceleration.</summary>
    [Child("gl")]
    public partial GraphicsGl Gl { get; set; }
}
