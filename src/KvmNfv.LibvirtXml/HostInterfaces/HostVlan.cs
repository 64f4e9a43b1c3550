using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.HostInterfaces;

/// <summary>Tag and interface below a VLAN.</summary>
[Element("vlan")]
public sealed partial class HostVlan : Element
{
    /// <summary>The tag.</summary>
    [Attr("tag")]
    public partial uint? Tag { get; set; }

    /// <summary>The interface below.</summary>
    [Child("interface")]
    public partial HostInterfaceDocument Interface { get; set; }
}
