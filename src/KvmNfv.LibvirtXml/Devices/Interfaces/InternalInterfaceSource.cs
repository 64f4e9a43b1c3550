using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A network inside the hypervisor.</summary>
[Element("source")]
public sealed partial class InternalInterfaceSource : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }
}
