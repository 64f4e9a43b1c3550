using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>Address translation.</summary>
[Element("nat")]
public sealed partial class Nat : Element
{
    /// <summary>Whether IPv6 is translated too.</summary>
    [Attr("ipv6")]
    public partial bool? IPv6 { get; set; }

    /// <summary>Addresses that packets come from.</summary>
    [Child("address")]
    public partial AddressRange Address { get; set; }

    /// <summary>Ports that packets come from.</summary>
    [Child("port")]
    public partial NatPorts Port { get; set; }
}
