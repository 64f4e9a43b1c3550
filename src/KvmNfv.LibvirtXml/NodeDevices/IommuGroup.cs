using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Functions that can only be given away together.</summary>
[Element("iommuGroup")]
public sealed partial class IommuGroup : Element
{
    /// <summary>Its number.</summary>
    [Attr("number")]
    public partial uint? Number { get; set; }

    /// <summary>The functions.</summary>
    [Items("address")]
    public partial ElementList<PciSourceAddress> Addresses { get; }
}
