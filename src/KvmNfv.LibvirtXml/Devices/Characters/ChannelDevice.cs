using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A channel between host and guest.</summary>
[Element("channel", Order = "source protocol log target alias address")]
public sealed partial class ChannelDevice : CharacterDevice
{
    /// <summary>What the guest sees.</summary>
    [Child("target")]
    public partial ChannelTarget Target { get; set; }
}
