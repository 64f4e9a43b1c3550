using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>VLAN tags.</summary>
[Element("vlan")]
public sealed partial class Vlan : Element
{
    /// <summary>Whether all tags are let through.</summary>
    [Attr("trunk")]
    public partial bool? Trunk { get; set; }

    /// <summary>The tags.</summary>
    [Items("tag")]
    public partial ElementList<VlanTag> Tags { get; }
}
