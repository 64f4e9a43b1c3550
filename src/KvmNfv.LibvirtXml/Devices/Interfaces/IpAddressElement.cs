using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An IP address.</summary>
[Element("ip")]
public sealed partial class IpAddressElement : Element
{
    /// <summary><c>ipv4</c> or <c>ipv6</c>.</summary>
    [Attr("family")]
    public partial string? Family { get; set; }

    /// <summary>The address.</summary>
    [Attr("address")]
    public partial string? Address { get; set; }

    /// <summary>Bits of the network's part.</summary>
    [Attr("prefix")]
    public partial uint? Prefix { get; set; }

    /// <summary>Address of the other end.</summary>
    [Attr("peer")]
    public partial string? Peer { get; set; }
}
