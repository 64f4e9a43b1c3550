using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>A disk whose changes are tracked.</summary>
[Element("disk")]
public sealed partial class CheckpointDisk : Element
{
    /// <summary>Its name in the guest.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary><c>no</c> or <c>bitmap</c>.</summary>
    [Attr("checkpoint")]
    public partial string? Checkpoint { get; set; }

    /// <summary>Name of the bitmap.</summary>
    [Attr("bitmap")]
    public partial string? Bitmap { get; set; }

    /// <summary>Bytes changed.</summary>
    [Attr("size", Unit = "bytes")]
    public partial MemorySize? Size { get; set; }
}
