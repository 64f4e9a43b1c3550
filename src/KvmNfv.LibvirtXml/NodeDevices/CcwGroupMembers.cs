using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Devices of a group.</summary>
[Element("members")]
public sealed partial class CcwGroupMembers : Element
{
    /// <summary>The devices.</summary>
    [Items("ccw_device")]
    public partial ElementList<CcwGroupMember> Items { get; }
}
