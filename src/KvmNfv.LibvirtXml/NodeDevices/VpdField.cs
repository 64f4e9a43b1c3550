using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A field by letter.</summary>
[Element("vendor_field")]
public sealed partial class VpdField : Element
{
    /// <summary>The letter.</summary>
    [Attr("index")]
    public partial string? Index { get; set; }

    /// <summary>The text.</summary>
    [Text]
    public partial string? Value { get; set; }
}
