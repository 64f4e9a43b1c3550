using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A route.</summary>
[Element("route")]
public sealed partial class Route : Element
{
    /// <summary><c>ipv4</c> or <c>ipv6</c>.</summary>
    [Attr("family")]
    public partial string? Family { get; set; }

    /// <summary>The network.</summary>
    [Attr("address")]
    public partial string? Address { get; set; }

    /// <summary>Its mask.</summary>
    [Attr("netmask")]
    public partial string? Netmask { get; set; }

    /// <summary>Bits of the network's part.</summary>
    [Attr("prefix")]
    public partial uint? Prefix { get; set; }

    /// <summary>Next hop.</summary>
    [Attr("gateway")]
    public partial string? Gateway { get; set; }

    /// <summary>Its cost.</summary>
    [Attr("metric")]
    public partial uint? Metric { get; set; }
}
