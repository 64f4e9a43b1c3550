using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Ports of the host that lead into the guest.</summary>
[Element("portForward")]
public sealed partial class PortForward : Element
{
    /// <summary><c>tcp</c> or <c>udp</c>.</summary>
    [Attr("proto")]
    public partial string? Protocol { get; set; }

    /// <summary>Address on the host.</summary>
    [Attr("address")]
    public partial string? Address { get; set; }

    /// <summary>Device on the host.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>The ports.</summary>
    [Items("range")]
    public partial ElementList<PortForwardRange> Ranges { get; }
}
