using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>A backup to take.</summary>
[Element("domainbackup", Order = "incremental server disks")]
[Document]
public sealed partial class BackupDocument : Document
{
    /// <summary><c>push</c> or <c>pull</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Checkpoint to start from.</summary>
    [Text("incremental")]
    public partial string? Incremental { get; set; }

    /// <summary>Where a pulled backup is offered.</summary>
    [Child("server")]
    public partial BackupServer Server { get; set; }

    /// <summary>The disks.</summary>
    [Child("disks")]
    public partial BackupDiskList Disks { get; set; }
}
