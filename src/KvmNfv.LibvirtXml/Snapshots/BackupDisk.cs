using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>A disk to back up.</summary>
[Element("disk", Order = "driver target scratch")]
public sealed partial class BackupDisk : Element
{
    /// <summary>Its name in the guest.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether it is part of the backup.</summary>
    [Attr("backup")]
    public partial bool? Backup { get; set; }

    /// <summary><c>full</c> or <c>incremental</c>.</summary>
    [Attr("backupmode")]
    public partial string? BackupMode { get; set; }

    /// <summary>Checkpoint to start from.</summary>
    [Attr("incremental")]
    public partial string? Incremental { get; set; }

    /// <summary>Name it is offered as.</summary>
    [Attr("exportname")]
    public partial string? ExportName { get; set; }

    /// <summary>Name that changes are offered as.</summary>
    [Attr("exportbitmap")]
    public partial string? ExportBitmap { get; set; }

    /// <summary>Kind of the target.</summary>
    [Attr("type")]
    public partial DiskType? Type { get; set; }

    /// <summary><c>running</c>, <c>complete</c>, <c>failed</c>, <c>cancelling</c> or <c>cancelled</c>.</summary>
    [Attr("state")]
    public partial string? State { get; set; }

    /// <summary>Number of the image.</summary>
    [Attr("index")]
    public partial uint? Index { get; set; }

    /// <summary>Format of the target.</summary>
    [Child("driver")]
    public partial DiskDriver Driver { get; set; }

    /// <summary>Where a pushed backup goes.</summary>
    [Child("target")]
    public partial DiskSource? Target { get; set; }

    /// <summary>Where old contents are kept while a backup is pulled.</summary>
    [Child("scratch")]
    public partial DiskSource? Scratch { get; set; }
}
