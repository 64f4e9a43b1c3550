using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A subchannel of s390.</summary>
[Element("capability")]
[Variant("css")]
public sealed partial class CssCapability : DeviceCapability
{
    /// <summary>Channel subsystem.</summary>
    [Text("cssid", Hex = 1)]
    public partial uint? ChannelSubsystem { get; set; }

    /// <summary>Subchannel set.</summary>
    [Text("ssid", Hex = 1)]
    public partial uint? SubchannelSet { get; set; }

    /// <summary>Device number.</summary>
    [Text("devno", Hex = 4)]
    public partial uint? DeviceNumber { get; set; }

    /// <summary>Device behind it.</summary>
    [Child("channel_dev_addr")]
    public partial ChannelDeviceAddress ChannelDevice { get; set; }

    /// <summary>What else it can do.</summary>
    [Items("capability")]
    public partial ElementList<DeviceCapability> Capabilities { get; }
}
