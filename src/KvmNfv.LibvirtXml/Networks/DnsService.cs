using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>An SRV record.</summary>
[Element("srv")]
public sealed partial class DnsService : Element
{
    /// <summary>Service.</summary>
    [Attr("service")]
    public partial string? Service { get; set; }

    /// <summary>Protocol.</summary>
    [Attr("protocol")]
    public partial string? Protocol { get; set; }

    /// <summary>Domain.</summary>
    [Attr("domain")]
    public partial string? Domain { get; set; }

    /// <summary>Host with the service.</summary>
    [Attr("target")]
    public partial string? Target { get; set; }

    /// <summary>Its port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }

    /// <summary>Lower ones are tried first.</summary>
    [Attr("priority")]
    public partial uint? Priority { get; set; }

    /// <summary>Share among equals.</summary>
    [Attr("weight")]
    public partial uint? Weight { get; set; }
}
