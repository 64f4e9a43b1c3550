using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Device in the guest.</summary>
[Element("guest")]
public sealed partial class InterfaceGuest : Element
{
    /// <summary>Its name in a container.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>Its name in the running container.</summary>
    [Attr("actual")]
    public partial string? Actual { get; set; }
}
