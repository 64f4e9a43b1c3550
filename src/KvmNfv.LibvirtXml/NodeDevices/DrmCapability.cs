using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A device of the graphics system.</summary>
[Element("capability")]
[Variant("drm")]
public sealed partial class DrmCapability : DeviceCapability
{
    /// <summary><c>primary</c>, <c>control</c> or <c>render</c>.</summary>
    [Text("type")]
    public partial string? NodeType { get; set; }
}
