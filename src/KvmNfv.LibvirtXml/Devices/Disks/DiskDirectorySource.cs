using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A folder shown as a disk.</summary>
[Element("source")]
[Variant("dir")]
public sealed partial class DiskDirectorySource : DiskSource
{
    /// <summary>Its path.</summary>
    [Attr("dir")]
    public partial string? Directory { get; set; }
}
