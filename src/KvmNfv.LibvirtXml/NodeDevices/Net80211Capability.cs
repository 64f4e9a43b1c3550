using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Wireless.</summary>
[Element("capability")]
[Variant("80211")]
public sealed partial class Net80211Capability : DeviceCapability;
