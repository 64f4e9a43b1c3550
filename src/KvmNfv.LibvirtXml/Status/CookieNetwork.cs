using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Ports of a guest.</summary>
[Element("network")]
public sealed partial class CookieNetwork : Element
{
    /// <summary>The ports.</summary>
    [Items("interface")]
    public partial ElementList<CookieInterface> Interfaces { get; }
}
