using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which mediated device.</summary>
[Element("source")]
public sealed partial class MdevHostdevSource : Element
{
    /// <summary>Its identity.</summary>
    [Attr("uuid", On = "address")]
    public partial Guid? Uuid { get; set; }
}
