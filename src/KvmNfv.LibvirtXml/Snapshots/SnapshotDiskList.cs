using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>What is done with each disk.</summary>
[Element("disks")]
public sealed partial class SnapshotDiskList : Element
{
    /// <summary>The disks.</summary>
    [Items("disk")]
    public partial ElementList<SnapshotDisk> Items { get; }
}
