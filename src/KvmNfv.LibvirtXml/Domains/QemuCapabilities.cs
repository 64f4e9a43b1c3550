using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>QEMU capabilities forced on or off.</summary>
[Element("capabilities", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuCapabilities : Element
{
    /// <summary>Capabilities taken as there.</summary>
    [Items("add", Namespace = LibvirtNamespace.Qemu)]
    public partial ElementList<QemuCapability> Added { get; }

    /// <summary>Capabilities taken as missing.</summary>
    [Items("del", Namespace = LibvirtNamespace.Qemu)]
    public partial ElementList<QemuCapability> Removed { get; }
}
