using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>A device of a pool.</summary>
[Element("device")]
public sealed partial class PoolDevice : Element
{
    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>Whether partitions are told apart by a letter.</summary>
    [Attr("part_separator")]
    public partial bool? PartSeparator { get; set; }

    /// <summary>Space without partitions.</summary>
    [Items("freeExtent")]
    public partial ElementList<FreeExtent> FreeExtents { get; }
}
