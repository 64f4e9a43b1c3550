using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A channel device.</summary>
[Element("capability")]
[Variant("channel_dev")]
public sealed partial class ChannelDeviceCapability : DeviceCapability;
