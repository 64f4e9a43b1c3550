using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>How a volume appears on the host.</summary>
[Element("target", Order = "path format permissions timestamps encryption compat nocow clusterSize features")]
public sealed partial class VolumeTarget : Element
{
    /// <summary>Its path.</summary>
    [Text("path")]
    public partial string? Path { get; set; }

    /// <summary>Its format.</summary>
    [Attr("type", On = "format")]
    public partial string? Format { get; set; }

    /// <summary>Owner and mode.</summary>
    [Child("permissions")]
    public partial StoragePermissions Permissions { get; set; }

    /// <summary>Times.</summary>
    [Child("timestamps")]
    public partial StorageTimestamps Timestamps { get; set; }

    /// <summary>Encryption.</summary>
    [Child("encryption")]
    public partial StorageEncryption Encryption { get; set; }

    /// <summary>Oldest QEMU that reads it, <c>0.10</c> or <c>1.1</c>.</summary>
    [Text("compat")]
    public partial string? Compatibility { get; set; }

    /// <summary>Blocks are not copied on write.</summary>
    [Child("nocow")]
    public partial bool NoCopyOnWrite { get; set; }

    /// <summary>Size of a cluster.</summary>
    [Text("clusterSize", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? ClusterSize { get; set; }

    /// <summary>Features of the format.</summary>
    [Child("features")]
    public partial VolumeFeatures Features { get; set; }
}
