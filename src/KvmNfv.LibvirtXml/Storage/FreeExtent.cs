using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Space without partitions.</summary>
[Element("freeExtent")]
public sealed partial class FreeExtent : Element
{
    /// <summary>First byte.</summary>
    [Attr("start")]
    public partial ulong? Start { get; set; }

    /// <summary>Last byte.</summary>
    [Attr("end")]
    public partial ulong? End { get; set; }
}
