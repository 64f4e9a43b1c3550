using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>An address of the host on a network.</summary>
[Element("ip")]
public sealed partial class NetworkIp : Element
{
    /// <summary><c>ipv4</c> or <c>ipv6</c>.</summary>
    [Attr("family")]
    public partial string? Family { get; set; }

    /// <summary>The address.</summary>
    [Attr("address")]
    public partial string? Address { get; set; }

    /// <summary>Mask of the network.</summary>
    [Attr("netmask")]
    public partial string? Netmask { get; set; }

    /// <summary>Bits of the network's part.</summary>
    [Attr("prefix")]
    public partial uint? Prefix { get; set; }

    /// <summary>Whether reverse names are never asked elsewhere.</summary>
    [Attr("localPtr")]
    public partial bool? LocalPtr { get; set; }

    /// <summary>Folder served for booting.</summary>
    [Attr("root", On = "tftp")]
    public partial string? TftpRoot { get; set; }

    /// <summary>DHCP server.</summary>
    [Child("dhcp")]
    public partial Dhcp Dhcp { get; set; }
}
