using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>A volume of a storage pool.</summary>
[Element("volume", Order = "name key source capacity allocation physical target backingStore")]
[Document]
public sealed partial class StorageVolumeDocument : Document
{
    /// <summary><c>file</c>, <c>block</c>, <c>dir</c>, <c>network</c>, <c>netdir</c> or <c>ploop</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Name, unique in the pool.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Identity.</summary>
    [Text("key")]
    public partial string? Key { get; set; }

    /// <summary>Where it is stored.</summary>
    [Child("source")]
    public partial VolumeSource Source { get; set; }

    /// <summary>Size that a guest sees.</summary>
    [Text("capacity", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? Capacity { get; set; }

    /// <summary>Space taken.</summary>
    [Text("allocation", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? Allocation { get; set; }

    /// <summary>Space taken on the host.</summary>
    [Text("physical", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? Physical { get; set; }

    /// <summary>How it appears on the host.</summary>
    [Child("target")]
    public partial VolumeTarget Target { get; set; }

    /// <summary>Image it is based on.</summary>
    [Child("backingStore")]
    public partial VolumeBackingStore BackingStore { get; set; }
}
