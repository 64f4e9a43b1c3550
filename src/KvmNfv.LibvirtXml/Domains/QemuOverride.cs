using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>QEMU device properties forced to a value.</summary>
[Element("override", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuOverride : Element
{
    /// <summary>The devices.</summary>
    [Items("device", Namespace = LibvirtNamespace.Qemu)]
    public partial ElementList<QemuDeviceOverride> Devices { get; }
}
