using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>A snapshot of a guest.</summary>
[Element("domainsnapshot", Order =
    "name description state parent creationTime memory disks domain inactiveDomain active cookie revertDisks "
    + "redefine")]
[Document]
public sealed partial class SnapshotDocument : Document
{
    /// <summary>Name, unique for the guest.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Text for people.</summary>
    [Text("description")]
    public partial string? Description { get; set; }

    /// <summary>What the guest did, such as <c>running</c> or <c>disk-snapshot</c>.</summary>
    [Text("state")]
    public partial string? State { get; set; }

    /// <summary>Snapshot it was taken after.</summary>
    [Child("parent")]
    public partial CheckpointParent Parent { get; set; }

    /// <summary>When it was taken.</summary>
    [Text("creationTime")]
    public partial DateTimeOffset? CreationTime { get; set; }

    /// <summary>Whether memory was saved.</summary>
    [Child("memory")]
    public partial SnapshotMemory Memory { get; set; }

    /// <summary>What was done with each disk.</summary>
    [Child("disks")]
    public partial SnapshotDiskList Disks { get; set; }

    /// <summary>The guest at that time.</summary>
    [Child("domain")]
    public partial DomainDocument Domain { get; set; }

    /// <summary>Its definition at that time.</summary>
    [Child("inactiveDomain")]
    public partial DomainDocument InactiveDomain { get; set; }

    /// <summary>Whether it is the current one.</summary>
    [Text("active")]
    public partial bool? Active { get; set; }

    /// <summary>What the driver keeps.</summary>
    [Child("cookie")]
    public partial UnknownContent Cookie { get; set; }

    /// <summary>Disks that changes go to after reverting.</summary>
    [Child("revertDisks")]
    public partial SnapshotDiskList RevertDisks { get; set; }
}
