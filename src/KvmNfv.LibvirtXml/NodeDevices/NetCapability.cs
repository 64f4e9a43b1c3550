using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A network device.</summary>
[Element("capability")]
[Variant("net")]
public sealed partial class NetCapability : DeviceCapability
{
    /// <summary>Its name.</summary>
    [Text("interface")]
    public partial string? Interface { get; set; }

    /// <summary>Ethernet address.</summary>
    [Text("address")]
    public partial MacAddress? Address { get; set; }

    /// <summary>State of the link.</summary>
    [Child("link")]
    public partial NetLink Link { get; set; }

    /// <summary>Offloads.</summary>
    [Items("feature")]
    public partial ElementList<NamedFeature> Features { get; }

    /// <summary>Kind of network.</summary>
    [Items("capability")]
    public partial ElementList<DeviceCapability> Capabilities { get; }
}
