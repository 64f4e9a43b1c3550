using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Ethernet.</summary>
[Element("capability")]
[Variant("80203")]
public sealed partial class Net80203Capability : DeviceCapability;
