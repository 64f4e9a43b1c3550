using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Format of an image.</summary>
[Element("format")]
public sealed partial class ImageFormat : Element
{
    /// <summary>Such as <c>raw</c> or <c>qcow2</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Cache of the image's tables.</summary>
    [Child("metadata_cache")]
    public partial MetadataCache MetadataCache { get; set; }
}
