using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The bridge, device or function that a network gave to an interface.</summary>
[Element("source")]
public sealed partial class ActualInterfaceSource : Element
{
    /// <summary>Bridge.</summary>
    [Attr("bridge")]
    public partial string? Bridge { get; set; }

    /// <summary>Who keeps the bridge's table: <c>kernel</c> or <c>libvirt</c>.</summary>
    [Attr("macTableManager")]
    public partial string? MacTableManager { get; set; }

    /// <summary>Device under a macvtap interface.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>Macvtap mode.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Function on the host's bus.</summary>
    [Child("address")]
    public partial DeviceAddress? Address { get; set; }
}
