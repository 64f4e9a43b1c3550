using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>An s390 device.</summary>
[Element("capability", Order = "state cssid ssid devno capability channel_dev_addr")]
[Variant("ccw")]
public sealed partial class CcwCapability : DeviceCapability
{
    /// <summary><c>online</c> or <c>offline</c>.</summary>
    [Text("state")]
    public partial string? State { get; set; }

    /// <summary>Channel subsystem.</summary>
    [Text("cssid", Hex = 1)]
    public partial uint? ChannelSubsystem { get; set; }

    /// <summary>Subchannel set.</summary>
    [Text("ssid", Hex = 1)]
    public partial uint? SubchannelSet { get; set; }

    /// <summary>Device number.</summary>
    [Text("devno", Hex = 4)]
    public partial uint? DeviceNumber { get; set; }

    /// <summary>What else it can do.</summary>
    [Items("capability")]
    public partial ElementList<DeviceCapability> Capabilities { get; }
}
