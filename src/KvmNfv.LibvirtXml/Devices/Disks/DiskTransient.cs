using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Changes are dropped when the guest stops.</summary>
[Element("transient")]
public sealed partial class DiskTransient : Element
{
    /// <summary>Whether several guests share the original.</summary>
    [Attr("shareBacking")]
    public partial bool? ShareBacking { get; set; }
}
