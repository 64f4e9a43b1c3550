using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Vendor text.</summary>
[Element("vendor_id")]
public sealed partial class HyperVVendor : Element
{
    /// <summary>Whether it is shown.</summary>
    [Attr("state", OnOff = true)]
    public partial bool? State { get; set; }

    /// <summary>The text, up to 12 characters.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
