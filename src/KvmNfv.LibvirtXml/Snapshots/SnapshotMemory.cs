using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>Whether memory was saved.</summary>
[Element("memory")]
public sealed partial class SnapshotMemory : Element
{
    /// <summary><c>no</c>, <c>internal</c> or <c>external</c>.</summary>
    [Attr("snapshot")]
    public partial string? Snapshot { get; set; }

    /// <summary>Path of the file.</summary>
    [Attr("file")]
    public partial string? File { get; set; }
}
