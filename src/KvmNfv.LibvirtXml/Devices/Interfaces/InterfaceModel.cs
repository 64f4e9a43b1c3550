using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest sees of an interface.</summary>
[Element("model")]
public sealed partial class InterfaceModel : Element
{
    /// <summary>Such as <c>virtio</c> or <c>e1000e</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }
}
