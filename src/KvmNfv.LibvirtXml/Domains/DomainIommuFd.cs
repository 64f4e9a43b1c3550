using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether host devices use IOMMUFD.</summary>
[Element("iommufd")]
public sealed partial class DomainIommuFd : Element
{
    /// <summary>Whether they do.</summary>
    [Attr("enabled")]
    public partial bool? Enabled { get; set; }

    /// <summary>Name of descriptors passed by the client.</summary>
    [Attr("fdgroup")]
    public partial string? FdGroup { get; set; }
}
