using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A file on the host.</summary>
[Element("source")]
[Variant("file")]
[Variant("")]
public sealed partial class DiskFileSource : DiskSource
{
    /// <summary>Its path.</summary>
    [Attr("file")]
    public partial string? File { get; set; }

    /// <summary>Name of descriptors passed by the client.</summary>
    [Attr("fdgroup")]
    public partial string? FdGroup { get; set; }
}
