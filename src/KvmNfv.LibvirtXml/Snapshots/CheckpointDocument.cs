using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>A point that backups start from.</summary>
[Element("domaincheckpoint", Order = "name description parent creationTime disks domain")]
[Document]
public sealed partial class CheckpointDocument : Document
{
    /// <summary>Name, unique for the guest.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Text for people.</summary>
    [Text("description")]
    public partial string? Description { get; set; }

    /// <summary>Checkpoint it was taken after.</summary>
    [Child("parent")]
    public partial CheckpointParent Parent { get; set; }

    /// <summary>When it was taken.</summary>
    [Text("creationTime")]
    public partial DateTimeOffset? CreationTime { get; set; }

    /// <summary>Disks whose changes are tracked.</summary>
    [Child("disks")]
    public partial CheckpointDiskList Disks { get; set; }

    /// <summary>The guest at that time.</summary>
    [Child("domain")]
    public partial DomainDocument Domain { get; set; }
}
