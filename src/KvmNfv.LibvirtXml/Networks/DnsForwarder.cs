using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A server asked for other names.</summary>
[Element("forwarder")]
public sealed partial class DnsForwarder : Element
{
    /// <summary>Domain it is asked about.</summary>
    [Attr("domain")]
    public partial string? Domain { get; set; }

    /// <summary>Its address.</summary>
    [Attr("addr")]
    public partial string? Address { get; set; }

    /// <summary>Its port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }
}
