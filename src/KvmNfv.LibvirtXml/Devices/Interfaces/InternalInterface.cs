using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A network inside the hypervisor.</summary>
[Element("interface")]
[Variant("internal")]
public sealed partial class InternalInterface : Interface
{
    /// <summary>Its name.</summary>
    [Attr("name", On = "source")]
    public partial string? SourceName { get; set; }
}
