using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Identity towards a virtual switch.</summary>
[Element("virtualport")]
public sealed partial class VirtualPort : Element
{
    /// <summary><c>openvswitch</c>, <c>802.1Qbg</c>, <c>802.1Qbh</c> or <c>midonet</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>What the switch wants to know.</summary>
    [Child("parameters")]
    public partial VirtualPortParameters Parameters { get; set; }
}
