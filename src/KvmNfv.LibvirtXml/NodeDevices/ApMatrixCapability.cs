using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>S390 crypto cards shared with guests.</summary>
[Element("capability")]
[Variant("ap_matrix")]
public sealed partial class ApMatrixCapability : DeviceCapability
{
    /// <summary>What else it can do.</summary>
    [Items("capability")]
    public partial ElementList<DeviceCapability> Capabilities { get; }
}
