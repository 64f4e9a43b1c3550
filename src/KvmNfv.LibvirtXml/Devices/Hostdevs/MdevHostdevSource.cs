using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which mediated device.</summary>
[Element("source")]
public sealed partial class MdevHostdevSource : Element
{
    /// <summary>Its identity.</summary>
    [Child("address")]
    public partial MdevSourceAddress Address { get; set; }
}
