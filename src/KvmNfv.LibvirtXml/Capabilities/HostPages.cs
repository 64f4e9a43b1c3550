using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Memory of one page size.</summary>
[Element("pages")]
public sealed partial class HostPages : Element
{
    /// <summary>Pages in the node's pool.</summary>
    [Text]
    public partial ulong? Count { get; set; }

    /// <summary>Size of a page.</summary>
    [Attr("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }
}
