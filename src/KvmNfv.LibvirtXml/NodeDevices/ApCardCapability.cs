using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>An s390 crypto card.</summary>
[Element("capability")]
[Variant("ap_card")]
public sealed partial class ApCardCapability : DeviceCapability
{
    /// <summary>Its number.</summary>
    [Text("ap-adapter")]
    public partial string? Adapter { get; set; }
}
