using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether devices can be given to guests.</summary>
[Element("iommu")]
public sealed partial class HostIommu : Element
{
    /// <summary>Whether there is a working IOMMU.</summary>
    [Attr("support")]
    public partial bool? Supported { get; set; }
}
