using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Device on the host.</summary>
[Element("target")]
public sealed partial class InterfaceTarget : Element
{
    /// <summary>Its name.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>Whether libvirt makes it.</summary>
    [Attr("managed")]
    public partial bool? Managed { get; set; }
}
