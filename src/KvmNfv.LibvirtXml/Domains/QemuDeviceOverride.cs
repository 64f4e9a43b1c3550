using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Properties of one device.</summary>
[Element("device", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuDeviceOverride : Element
{
    /// <summary>Alias of the device.</summary>
    [Attr("alias")]
    public partial string? Alias { get; set; }

    /// <summary>Properties of what the guest sees.</summary>
    [Child("frontend", Namespace = LibvirtNamespace.Qemu)]
    public partial QemuFrontend Frontend { get; set; }
}
