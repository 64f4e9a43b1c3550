using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether something is supported.</summary>
[Element("feature")]
public sealed partial class SupportedFeature : Element
{
    /// <summary>Whether it is.</summary>
    [Attr("supported")]
    public partial bool? Supported { get; set; }
}
