using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The bridge of an interface.</summary>
[Element("source")]
public sealed partial class BridgeInterfaceSource : Element
{
    /// <summary>Its name.</summary>
    [Attr("bridge")]
    public partial string? Bridge { get; set; }

    /// <summary>Who keeps the bridge's table: <c>kernel</c> or <c>libvirt</c>.</summary>
    [Attr("macTableManager")]
    public partial string? MacTableManager { get; set; }

    /// <summary>Network of a running guest that the bridge belongs to.</summary>
    [Attr("network")]
    public partial string? Network { get; set; }

    /// <summary>Group of settings on that network.</summary>
    [Attr("portgroup")]
    public partial string? PortGroup { get; set; }

    /// <summary>Port of the running guest on that network.</summary>
    [Attr("portid")]
    public partial Guid? PortId { get; set; }
}
