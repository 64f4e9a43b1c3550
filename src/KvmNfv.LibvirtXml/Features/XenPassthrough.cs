using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>IOMMU mappings for passed-through devices.</summary>
[Element("passthrough")]
public sealed partial class XenPassthrough : Element
{
    /// <summary>Whether they are kept.</summary>
    [Attr("state", OnOff = true)]
    public partial bool? State { get; set; }

    /// <summary><c>sync_pt</c> or <c>share_pt</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }
}
