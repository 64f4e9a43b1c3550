using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.HostInterfaces;

/// <summary>Ports of a bridge.</summary>
[Element("bridge")]
public sealed partial class HostBridge : Element
{
    /// <summary>Whether it takes part in the spanning tree.</summary>
    [Attr("stp", OnOff = true)]
    public partial bool? SpanningTree { get; set; }

    /// <summary>Seconds before a new port forwards.</summary>
    [Attr("delay")]
    public partial string? Delay { get; set; }

    /// <summary>The ports.</summary>
    [Items("interface")]
    public partial ElementList<HostInterfaceDocument> Interfaces { get; }
}
