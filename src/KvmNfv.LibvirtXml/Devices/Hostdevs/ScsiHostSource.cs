using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A vhost-scsi target.</summary>
[Element("source")]
public sealed partial class ScsiHostSource : Element
{
    /// <summary><c>vhost</c>.</summary>
    [Attr("protocol")]
    public partial string? Protocol { get; set; }

    /// <summary>Its world wide name.</summary>
    [Attr("wwpn")]
    public partial string? Wwpn { get; set; }
}
