using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A flash device.</summary>
[Element("capability")]
[Variant("mtd")]
public sealed partial class MtdCapability : DeviceCapability;
