using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.HostInterfaces;

/// <summary>Addresses of a family.</summary>
[Element("protocol")]
public sealed partial class InterfaceProtocol : Element
{
    /// <summary><c>ipv4</c> or <c>ipv6</c>.</summary>
    [Attr("family")]
    public partial string? Family { get; set; }

    /// <summary>IPv6 address by the router's advertisement.</summary>
    [Child("autoconf")]
    public partial bool AutoConfiguration { get; set; }

    /// <summary>Address from a server.</summary>
    [Child("dhcp")]
    public partial DhcpClient Dhcp { get; set; }

    /// <summary>Fixed addresses.</summary>
    [Items("ip")]
    public partial ElementList<IpAddressElement> Ips { get; }

    /// <summary>Routes.</summary>
    [Items("route")]
    public partial ElementList<Route> Routes { get; }
}
