using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place on an s390 channel subsystem.</summary>
[Element("address")]
[Variant("ccw")]
public sealed partial class CcwAddress : DeviceAddress
{
    /// <summary>Channel subsystem.</summary>
    [Attr("cssid", Hex = 2)]
    public partial uint? ChannelSubsystem { get; set; }

    /// <summary>Subchannel set.</summary>
    [Attr("ssid", Hex = 1)]
    public partial uint? SubchannelSet { get; set; }

    /// <summary>Device number.</summary>
    [Attr("devno", Hex = 4)]
    public partial uint? DeviceNumber { get; set; }
}
