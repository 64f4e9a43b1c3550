using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>An s390 network card.</summary>
[Element("capability")]
[Variant("qeth_generic")]
[Variant("qeth_layer2")]
[Variant("qeth_layer3")]
public sealed partial class QethCapability : DeviceCapability
{
    /// <summary>Kind of card.</summary>
    [Text("card_type")]
    public partial string? CardType { get; set; }

    /// <summary>Channel path.</summary>
    [Text("chpid")]
    public partial string? ChannelPath { get; set; }
}
