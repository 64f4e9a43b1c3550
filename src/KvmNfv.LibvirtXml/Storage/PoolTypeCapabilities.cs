using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>A kind of pools.</summary>
[Element("pool")]
public sealed partial class PoolTypeCapabilities : Element
{
    /// <summary>The kind.</summary>
    [Attr("type")]
    public partial StoragePoolType? Type { get; set; }

    /// <summary>Whether it is supported.</summary>
    [Attr("supported")]
    public partial bool? Supported { get; set; }

    /// <summary>Options of pools.</summary>
    [Child("poolOptions")]
    public partial PoolOptions PoolOptions { get; set; }

    /// <summary>Options of volumes.</summary>
    [Child("volOptions")]
    public partial PoolOptions VolumeOptions { get; set; }
}
