using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A USB hub.</summary>
[Element("hub")]
public sealed partial class Hub : Device
{
    /// <summary><c>usb</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }
}
