using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>Bridge of a network on the host.</summary>
[Element("bridge")]
public sealed partial class NetworkBridge : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether it takes part in the spanning tree.</summary>
    [Attr("stp", OnOff = true)]
    public partial bool? SpanningTree { get; set; }

    /// <summary>Seconds before a new port forwards.</summary>
    [Attr("delay")]
    public partial string? Delay { get; set; }

    /// <summary>Who keeps its table: <c>kernel</c> or <c>libvirt</c>.</summary>
    [Attr("macTableManager")]
    public partial string? MacTableManager { get; set; }

    /// <summary>Firewall zone.</summary>
    [Attr("zone")]
    public partial string? Zone { get; set; }
}
