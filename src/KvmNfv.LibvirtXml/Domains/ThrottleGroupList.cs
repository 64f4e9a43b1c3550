using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Named limits that disks share.</summary>
[Element("throttlegroups")]
public sealed partial class ThrottleGroupList : Element
{
    /// <summary>The limits.</summary>
    [Items("throttlegroup")]
    public partial ElementList<ThrottleGroup> Items { get; }
}
