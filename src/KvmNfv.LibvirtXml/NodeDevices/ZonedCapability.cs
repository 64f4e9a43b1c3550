using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Zones.</summary>
[Element("capability")]
[Variant("zoned")]
public sealed partial class ZonedCapability : DeviceCapability;
