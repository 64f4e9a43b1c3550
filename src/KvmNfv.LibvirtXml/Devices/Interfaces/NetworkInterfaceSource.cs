using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The network of an interface.</summary>
[Element("source")]
public sealed partial class NetworkInterfaceSource : Element
{
    /// <summary>Its name.</summary>
    [Attr("network")]
    public partial string? Network { get; set; }

    /// <summary>Group of settings on it.</summary>
    [Attr("portgroup")]
    public partial string? PortGroup { get; set; }

    /// <summary>Bridge of the running guest.</summary>
    [Attr("bridge")]
    public partial string? Bridge { get; set; }

    /// <summary>Device of the running guest.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>Macvtap mode of the running guest.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Port of the running guest.</summary>
    [Attr("portid")]
    public partial Guid? PortId { get; set; }

    /// <summary>Who keeps the bridge's table: <c>kernel</c> or <c>libvirt</c>.</summary>
    [Attr("macTableManager")]
    public partial string? MacTableManager { get; set; }
}
