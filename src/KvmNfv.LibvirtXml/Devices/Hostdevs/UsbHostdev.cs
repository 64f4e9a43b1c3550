using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A USB device.</summary>
[Element("hostdev")]
[Variant("usb")]
public sealed partial class UsbHostdev : Hostdev
{
    /// <summary>Which one.</summary>
    [Child("source")]
    public partial UsbHostdevSource Source { get; set; }
}
