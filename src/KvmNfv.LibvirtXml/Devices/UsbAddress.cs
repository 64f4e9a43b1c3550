using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place on a USB bus.</summary>
[Element("address")]
[Variant("usb")]
public sealed partial class UsbAddress : DeviceAddress
{
    /// <summary>Bus.</summary>
    [Attr("bus")]
    public partial uint? Bus { get; set; }

    /// <summary>Port, with the ports of hubs as in <c>1.2</c>.</summary>
    [Attr("port")]
    public partial string? Port { get; set; }

    /// <summary>Device number on the host.</summary>
    [Attr("device")]
    public partial uint? Device { get; set; }
}
