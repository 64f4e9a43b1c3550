using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place of an adapter's parent.</summary>
[Element("parentaddr")]
public sealed partial class AdapterParentAddress : Element
{
    /// <summary>Number among several.</summary>
    [Attr("unique_id")]
    public partial uint? UniqueId { get; set; }

    /// <summary>Place on the host's PCI bus.</summary>
    [Child("address")]
    public partial PciSourceAddress Address { get; set; }
}
