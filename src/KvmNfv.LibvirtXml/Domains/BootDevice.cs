using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A kind of device to boot from.</summary>
[Element("boot")]
public sealed partial class BootDevice : Element
{
    /// <summary>The kind.</summary>
    [Attr("dev")]
    public partial BootDeviceKind? Device { get; set; }
}
