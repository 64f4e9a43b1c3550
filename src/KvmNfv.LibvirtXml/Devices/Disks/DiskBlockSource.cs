using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A block device of the host.</summary>
[Element("source")]
[Variant("block")]
public sealed partial class DiskBlockSource : DiskSource
{
    /// <summary>Its path.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }
}
