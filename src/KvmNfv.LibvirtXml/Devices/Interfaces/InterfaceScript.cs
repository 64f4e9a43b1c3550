using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A program of the host.</summary>
[Element("script")]
public sealed partial class InterfaceScript : Element
{
    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }
}
