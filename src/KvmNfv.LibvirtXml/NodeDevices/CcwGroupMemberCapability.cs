using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Part of grouped s390 devices.</summary>
[Element("capability")]
[Variant("ccwgroup_member")]
public sealed partial class CcwGroupMemberCapability : DeviceCapability
{
    /// <summary>The group.</summary>
    [Text("group_device")]
    public partial string? GroupDevice { get; set; }
}
