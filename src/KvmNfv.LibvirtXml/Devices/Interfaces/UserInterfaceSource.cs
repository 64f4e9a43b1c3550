using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Device that a user network takes addresses from.</summary>
[Element("source")]
public sealed partial class UserInterfaceSource : Element
{
    /// <summary>Its name.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }
}
