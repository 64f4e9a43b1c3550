using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Identities of a PCI function on s390.</summary>
[Element("zpci")]
public sealed partial class ZpciAddress : Element
{
    /// <summary>User-defined identity.</summary>
    [Attr("uid", Hex = 4)]
    public partial uint? Uid { get; set; }

    /// <summary>Function identity.</summary>
    [Attr("fid", Hex = 8)]
    public partial uint? Fid { get; set; }
}
