using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Device behind a subchannel.</summary>
[Element("channel_dev_addr")]
public sealed partial class ChannelDeviceAddress : Element
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
}
