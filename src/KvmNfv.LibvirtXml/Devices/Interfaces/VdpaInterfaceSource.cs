using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A vDPA device of the host.</summary>
[Element("source")]
public sealed partial class VdpaInterfaceSource : Element
{
    /// <summary>Its path, such as <c>/dev/vhost-vdpa-0</c>.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }
}
