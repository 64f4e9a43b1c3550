using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Type of a mediated device.</summary>
[Element("type")]
public sealed partial class MdevTypeReference : Element
{
    /// <summary>Its name.</summary>
    [Attr("id")]
    public partial string? Id { get; set; }
}
