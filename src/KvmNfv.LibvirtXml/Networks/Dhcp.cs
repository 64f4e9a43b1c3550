using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>DHCP server of a network.</summary>
[Element("dhcp")]
public sealed partial class Dhcp : Element
{
    /// <summary>Addresses handed out.</summary>
    [Items("range")]
    public partial ElementList<AddressRange> Ranges { get; }

    /// <summary>Fixed addresses.</summary>
    [Items("host")]
    public partial ElementList<DhcpHost> Hosts { get; }

    /// <summary>What network boot loads.</summary>
    [Items("bootp")]
    public partial ElementList<BootServer> BootServers { get; }
}
