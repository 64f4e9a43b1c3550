using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>Disks to back up.</summary>
[Element("disks")]
public sealed partial class BackupDiskList : Element
{
    /// <summary>The disks.</summary>
    [Items("disk")]
    public partial ElementList<BackupDisk> Items { get; }
}
