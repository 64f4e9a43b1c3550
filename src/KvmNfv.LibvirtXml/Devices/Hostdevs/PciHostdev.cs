using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A PCI function.</summary>
[Element("hostdev")]
[Variant("pci")]
public sealed partial class PciHostdev : Hostdev
{
    /// <summary>Its place on the host.</summary>
    [Child("source")]
    public partial PciHostdevSource Source { get; set; }
}
