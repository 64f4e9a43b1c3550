using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Zones.</summary>
[Element("capability")]
[Variant("zoned")]
public sealed partial class ZonedCapability : DeviceCapability
{
    /// <summary>Most open zones.</summary>
    [Text("max_open_zones")]
    public partial uint? MaxOpenZones { get; set; }
}
