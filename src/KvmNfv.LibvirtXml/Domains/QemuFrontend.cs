using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Properties of a device's front end.</summary>
[Element("frontend", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuFrontend : Element
{
    /// <summary>The properties.</summary>
    [Items("property", Namespace = LibvirtNamespace.Qemu)]
    public partial ElementList<QemuProperty> Properties { get; }
}
