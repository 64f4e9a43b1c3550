using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A bridge of the host.</summary>
[Element("plug")]
[Variant("bridge")]
public sealed partial class BridgePlug : NetworkPlug
{
    /// <summary>Its name.</summary>
    [Attr("bridge")]
    public partial string? Bridge { get; set; }

    /// <summary>Who keeps its table: <c>kernel</c> or <c>libvirt</c>.</summary>
    [Attr("macTableManager")]
    public partial string? MacTableManager { get; set; }
}
