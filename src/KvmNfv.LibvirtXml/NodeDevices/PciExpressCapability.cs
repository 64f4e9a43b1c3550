using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>PCI express.</summary>
[Element("capability")]
[Variant("pci-express")]
public sealed partial class PciExpressCapability : DeviceCapability;
