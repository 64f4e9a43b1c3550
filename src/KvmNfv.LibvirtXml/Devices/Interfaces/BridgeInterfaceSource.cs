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
}
