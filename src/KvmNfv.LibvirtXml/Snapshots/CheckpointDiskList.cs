using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>Disks whose changes are tracked.</summary>
[Element("disks")]
public sealed partial class CheckpointDiskList : Element
{
    /// <summary>The disks.</summary>
    [Items("disk")]
    public partial ElementList<CheckpointDisk> Items { get; }
}
