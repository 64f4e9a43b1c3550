using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>What is done with one disk.</summary>
[Element("disk", Order = "driver source snapshotDeleteInProgress")]
public sealed partial class SnapshotDisk : Element
{
    /// <summary>Its name in the guest.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary><c>no</c>, <c>internal</c>, <c>external</c> or <c>manual</c>.</summary>
    [Attr("snapshot")]
    public partial string? Snapshot { get; set; }

    /// <summary>It is being deleted.</summary>
    [Child("snapshotDeleteInProgress")]
    public partial bool DeleteInProgress { get; set; }

    /// <summary>Kind of the new source.</summary>
    [Attr("type")]
    public partial DiskType? Type { get; set; }

    /// <summary>Format of the new image.</summary>
    [Child("driver")]
    public partial DiskDriver Driver { get; set; }

    /// <summary>Where changes go.</summary>
    [Child("source")]
    public partial DiskSource? Source { get; set; }
}
