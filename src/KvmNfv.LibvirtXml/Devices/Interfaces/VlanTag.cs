using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A VLAN tag.</summary>
[Element("tag")]
public sealed partial class VlanTag : Element
{
    /// <summary>Its number.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary><c>tagged</c> or <c>untagged</c>, for the native VLAN of Open vSwitch.</summary>
    [Attr("nativeMode")]
    public partial string? NativeMode { get; set; }
}
