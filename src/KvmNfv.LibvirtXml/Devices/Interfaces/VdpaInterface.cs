using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A vDPA device of the host.</summary>
[Element("interface")]
[Variant("vdpa")]
public sealed partial class VdpaInterface : Interface
{
    /// <summary>Its path, such as <c>/dev/vhost-vdpa-0</c>.</summary>
    [Attr("dev", On = "source")]
    public partial string? Device { get; set; }
}
