using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A feature by name.</summary>
[Element("feature")]
public sealed partial class NamedFeature : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }
}
