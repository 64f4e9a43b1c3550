using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place of a USB device on the host.</summary>
[Element("address")]
public sealed partial class UsbHostAddress : Element
{
    /// <summary>Bus.</summary>
    [Attr("bus")]
    public partial uint? Bus { get; set; }

    /// <summary>Device.</summary>
    [Attr("device")]
    public partial uint? Device { get; set; }

    /// <summary>Port.</summary>
    [Attr("port")]
    public partial string? Port { get; set; }
}
