using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which network device.</summary>
[Element("source")]
public sealed partial class NetHostdevSource : Element
{
    /// <summary>Its name.</summary>
    [Text("interface")]
    public partial string? Interface { get; set; }
}
