using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.HostInterfaces;

/// <summary>Address from a server.</summary>
[Element("dhcp")]
public sealed partial class DhcpClient : Element
{
    /// <summary>Whether the server's name servers are taken.</summary>
    [Attr("peerdns")]
    public partial bool? PeerDns { get; set; }
}
