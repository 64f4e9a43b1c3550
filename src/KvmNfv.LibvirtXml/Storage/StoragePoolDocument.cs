using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>A storage pool.</summary>
[Element("pool", Order = "name uuid features capacity allocation available source target refresh mount_opts config_opts")]
[Document]
public sealed partial class StoragePoolDocument : Document
{
    /// <summary>Kind of storage.</summary>
    [Attr("type")]
    public partial StoragePoolType? Type { get; set; }

    /// <summary>Name, unique on a host.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Identity.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Options.</summary>
    [Child("features")]
    public partial PoolFeatures Features { get; set; }

    /// <summary>All space.</summary>
    [Text("capacity", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? Capacity { get; set; }

    /// <summary>Space taken.</summary>
    [Text("allocation", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? Allocation { get; set; }

    /// <summary>Space left.</summary>
    [Text("available", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? Available { get; set; }

    /// <summary>Where the storage is.</summary>
    [Child("source")]
    public partial PoolSource Source { get; set; }

    /// <summary>Where it appears on the host.</summary>
    [Child("target")]
    public partial PoolTarget Target { get; set; }

    /// <summary>How volumes are looked at.</summary>
    [Child("refresh")]
    public partial PoolRefresh Refresh { get; set; }

    /// <summary>Options of mounting.</summary>
    [Child("mount_opts", Namespace = LibvirtNamespace.Fs)]
    public partial PoolMountOptions MountOptions { get; set; }

    /// <summary>Options of the Ceph client.</summary>
    [Child("config_opts", Namespace = LibvirtNamespace.Rbd)]
    public partial PoolConfigOptions ConfigOptions { get; set; }
}
