using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which USB device.</summary>
[Element("source")]
public sealed partial class UsbHostdevSource : Element
{
    /// <summary>What happens when it is missing at start.</summary>
    [Attr("startupPolicy")]
    public partial StartupPolicy? StartupPolicy { get; set; }

    /// <summary>What a reset by the guest does: <c>off</c>, <c>uninitialized</c> or <c>on</c>.</summary>
    [Attr("guestReset")]
    public partial string? GuestReset { get; set; }

    /// <summary>Whether the device is not there.</summary>
    [Attr("missing")]
    public partial bool? Missing { get; set; }

    /// <summary>Vendor.</summary>
    [Child("vendor")]
    public partial HexId Vendor { get; set; }

    /// <summary>Product.</summary>
    [Child("product")]
    public partial HexId Product { get; set; }

    /// <summary>Bus and device.</summary>
    [Child("address")]
    public partial UsbHostAddress Address { get; set; }
}
