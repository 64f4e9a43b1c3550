using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Packets over a TCP connection that the guest opens.</summary>
[Element("interface")]
[Variant("client")]
public sealed partial class ClientInterface : Interface
{
    /// <summary>Where it connects to.</summary>
    [Child("source")]
    public partial SocketInterfaceSource Source { get; set; }
}
