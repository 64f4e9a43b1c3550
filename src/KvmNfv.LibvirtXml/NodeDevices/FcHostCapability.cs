using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A Fibre Channel adapter.</summary>
[Element("capability")]
[Variant("fc_host")]
public sealed partial class FcHostCapability : DeviceCapability
{
    /// <summary>Node name.</summary>
    [Text("wwnn")]
    public partial string? Wwnn { get; set; }

    /// <summary>Port name.</summary>
    [Text("wwpn")]
    public partial string? Wwpn { get; set; }

    /// <summary>Fabric name.</summary>
    [Text("fabric_wwn")]
    public partial string? FabricWwn { get; set; }
}
