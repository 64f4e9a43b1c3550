using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A model by name.</summary>
[Element("model")]
public sealed partial class NamedModel : Element
{
    /// <summary>The name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }
}
