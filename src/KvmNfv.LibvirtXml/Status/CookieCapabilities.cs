using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>What QEMU can do.</summary>
[Element("capabilities")]
public sealed partial class CookieCapabilities : Element
{
    /// <summary>The capabilities.</summary>
    [Items("cap")]
    public partial ElementList<CookieCapability> Items { get; }
}
