using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Links of a function.</summary>
[Element("pci-express")]
public sealed partial class PciExpress : Element
{
    /// <summary>The links.</summary>
    [Items("link")]
    public partial ElementList<PciExpressLink> Links { get; }
}
