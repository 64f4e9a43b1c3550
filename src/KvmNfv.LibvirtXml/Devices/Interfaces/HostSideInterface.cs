using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A tap device's addresses on the host.</summary>
[Element("source")]
public sealed partial class HostSideInterface : Element
{
    /// <summary>Addresses.</summary>
    [Items("ip")]
    public partial ElementList<IpAddressElement> IpAddresses { get; }

    /// <summary>Routes.</summary>
    [Items("route")]
    public partial ElementList<Route> Routes { get; }
}
