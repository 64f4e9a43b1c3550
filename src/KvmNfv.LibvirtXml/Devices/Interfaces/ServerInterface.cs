using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Packets over a TCP connection that the guest waits for.</summary>
[Element("interface")]
[Variant("server")]
public sealed partial class ServerInterface : Interface
{
    /// <summary>Where it listens.</summary>
    [Child("source")]
    public partial SocketInterfaceSource Source { get; set; }
}
