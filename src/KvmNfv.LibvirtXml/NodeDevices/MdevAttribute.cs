using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A setting of a mediated device.</summary>
[Element("attr")]
public sealed partial class MdevAttribute : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its value.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
