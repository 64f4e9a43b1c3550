using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The function given to a guest.</summary>
[Element("source", Order = "vendor product address")]
public sealed partial class HostdevInterfaceSource : Element
{
    /// <summary>Whether the device is not there.</summary>
    [Attr("missing")]
    public partial bool? Missing { get; set; }

    /// <summary>Vendor of a USB device.</summary>
    [Child("vendor")]
    public partial HexId Vendor { get; set; }

    /// <summary>Product of a USB device.</summary>
    [Child("product")]
    public partial HexId Product { get; set; }

    /// <summary>Its place on the host's bus.</summary>
    [Child("address")]
    public partial DeviceAddress? Address { get; set; }
}
