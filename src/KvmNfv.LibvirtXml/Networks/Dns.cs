using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>DNS server of a network.</summary>
[Element("dns")]
public sealed partial class Dns : Element
{
    /// <summary>Whether there is one.</summary>
    [Attr("enable")]
    public partial bool? Enable { get; set; }

    /// <summary>Whether names without a dot are asked elsewhere.</summary>
    [Attr("forwardPlainNames")]
    public partial bool? ForwardPlainNames { get; set; }

    /// <summary>Servers asked for other names.</summary>
    [Items("forwarder")]
    public partial ElementList<DnsForwarder> Forwarders { get; }

    /// <summary>TXT records.</summary>
    [Items("txt")]
    public partial ElementList<DnsText> Texts { get; }

    /// <summary>SRV records.</summary>
    [Items("srv")]
    public partial ElementList<DnsService> Services { get; }

    /// <summary>Names of addresses.</summary>
    [Items("host")]
    public partial ElementList<DnsHost> Hosts { get; }
}
