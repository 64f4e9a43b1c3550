using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>Names of an address.</summary>
[Element("host")]
public sealed partial class DnsHost : Element
{
    /// <summary>The address.</summary>
    [Attr("ip")]
    public partial string? Ip { get; set; }

    /// <summary>The names.</summary>
    [Items("hostname")]
    public partial ValueList<string> HostNames { get; }
}
