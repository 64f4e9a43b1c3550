using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Packets sent to a multicast group.</summary>
[Element("interface")]
[Variant("mcast")]
public sealed partial class McastInterface : Interface
{
    /// <summary>The group.</summary>
    [Child("source")]
    public partial SocketInterfaceSource Source { get; set; }
}
