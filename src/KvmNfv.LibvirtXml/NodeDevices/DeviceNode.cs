using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A file below /dev.</summary>
[Element("devnode")]
public sealed partial class DeviceNode : Element
{
    /// <summary>Its path.</summary>
    [Text]
    public partial string? Path { get; set; }

    /// <summary><c>dev</c> or <c>link</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }
}
