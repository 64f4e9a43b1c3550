using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which character device.</summary>
[Element("source")]
public sealed partial class MiscHostdevSource : Element
{
    /// <summary>Its path.</summary>
    [Text("char")]
    public partial string? Character { get; set; }
}
