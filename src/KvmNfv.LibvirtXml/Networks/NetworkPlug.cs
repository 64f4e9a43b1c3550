using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>What an interface is connected to.</summary>
[Element("plug")]
[Family("type",
    typeof(NetworkBridgePlug),
    typeof(BridgePlug),
    typeof(DirectPlug),
    typeof(HostdevPlug),
    typeof(UnknownPlug))]
public abstract partial class NetworkPlug : Element
{
    /// <summary>The kind; the class says it too.</summary>
    [Attr("type")]
    public partial string? Type { get; }
}
