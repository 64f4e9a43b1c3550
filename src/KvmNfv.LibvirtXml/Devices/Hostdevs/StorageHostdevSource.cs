using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which block device.</summary>
[Element("source")]
public sealed partial class StorageHostdevSource : Element
{
    /// <summary>Its path.</summary>
    [Text("block")]
    public partial string? Block { get; set; }
}
