using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Xen's own features.</summary>
[Element("xen")]
public sealed partial class XenFeatures : Element
{
    /// <summary>Whether the guest sees the host's memory map.</summary>
    [Attr("state", On = "e820_host", OnOff = true)]
    public partial bool? E820Host { get; set; }

    /// <summary>IOMMU mappings for passed-through devices.</summary>
    [Child("passthrough")]
    public partial XenPassthrough Passthrough { get; set; }
}
