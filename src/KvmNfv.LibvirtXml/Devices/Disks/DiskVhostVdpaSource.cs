using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A vDPA device of the host.</summary>
[Element("source")]
[Variant("vhostvdpa")]
public sealed partial class DiskVhostVdpaSource : DiskSource
{
    /// <summary>Its path.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }
}
