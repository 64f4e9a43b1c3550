using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>The bridge of a network that libvirt runs.</summary>
[Element("plug")]
[Variant("network")]
public sealed partial class NetworkBridgePlug : NetworkPlug
{
    /// <summary>Its name.</summary>
    [Attr("bridge")]
    public partial string? Bridge { get; set; }

    /// <summary>Who keeps its table: <c>kernel</c> or <c>libvirt</c>.</summary>
    [Attr("macTableManager")]
    public partial string? MacTableManager { get; set; }
}
