using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The function given to a guest.</summary>
[Element("source")]
public sealed partial class HostdevInterfaceSource : Element
{
    /// <summary>Its place on the host's bus.</summary>
    [Child("address")]
    public partial DeviceAddress? Address { get; set; }
}
