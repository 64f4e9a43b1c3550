using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Packets over UDP.</summary>
[Element("interface")]
[Variant("udp")]
public sealed partial class UdpInterface : Interface
{
    /// <summary>The other end.</summary>
    [Child("source")]
    public partial SocketInterfaceSource Source { get; set; }
}
