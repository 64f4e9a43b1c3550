using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>NUMA nodes of a host.</summary>
[Element("cells")]
public sealed partial class HostCellList : Element
{
    /// <summary>How many.</summary>
    [Attr("num")]
    public partial uint? Count { get; set; }

    /// <summary>The nodes.</summary>
    [Items("cell")]
    public partial ElementList<HostCell> Items { get; }
}
