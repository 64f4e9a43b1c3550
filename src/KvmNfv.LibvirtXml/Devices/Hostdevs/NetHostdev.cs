using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A network device given to a container.</summary>
[Element("hostdev")]
[Variant("net")]
public sealed partial class NetHostdev : Hostdev
{
    /// <summary>Which one.</summary>
    [Child("source")]
    public partial NetHostdevSource Source { get; set; }

    /// <summary>Addresses inside the container.</summary>
    [Items("ip")]
    public partial ElementList<IpAddressElement> IpAddresses { get; }

    /// <summary>Routes inside the container.</summary>
    [Items("route")]
    public partial ElementList<Route> Routes { get; }
}
