using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A PCI bridge.</summary>
[Element("capability")]
[Variant("pci-bridge")]
public sealed partial class PciBridgeCapability : DeviceCapability;
