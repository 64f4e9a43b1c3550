using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A block device given to a container.</summary>
[Element("hostdev")]
[Variant("storage")]
public sealed partial class StorageHostdev : Hostdev
{
    /// <summary>Which one.</summary>
    [Child("source")]
    public partial StorageHostdevSource Source { get; set; }
}
