using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Image that a volume is based on.</summary>
[Element("backingStore")]
public sealed partial class VolumeBackingStore : Element
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
}
