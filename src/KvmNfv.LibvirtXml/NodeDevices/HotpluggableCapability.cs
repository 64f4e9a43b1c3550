using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Can be taken out while the host runs.</summary>
[Element("capability")]
[Variant("hotpluggable")]
public sealed partial class HotpluggableCapability : DeviceCapability;
