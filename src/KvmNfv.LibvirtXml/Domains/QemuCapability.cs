using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A capability of QEMU.</summary>
[Element("add", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuCapability : Element
{
    /// <summary>Libvirt's name of it.</summary>
    [Attr("capability")]
    public partial string? Name { get; set; }
}
