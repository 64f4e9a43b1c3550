using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Where a pool appears on the host.</summary>
[Element("target", Order = "path permissions")]
public sealed partial class PoolTarget : Element
{
    /// <summary>Its folder.</summary>
    [Text("path")]
    public partial string? Path { get; set; }

    /// <summary>Owner and mode.</summary>
    [Child("permissions")]
    public partial StoragePermissions Permissions { get; set; }
}
