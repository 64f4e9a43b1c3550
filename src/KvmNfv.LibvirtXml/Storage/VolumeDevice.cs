using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>A device with a part of a volume.</summary>
[Element("device")]
public sealed partial class VolumeDevice : Element
{
    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>Parts.</summary>
    [Items("extent")]
    public partial ElementList<VolumeExtent> Extents { get; }
}
