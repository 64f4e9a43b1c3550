using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place of a PCI function on the host.</summary>
[Element("source")]
public sealed partial class PciHostdevSource : Element
{
    /// <summary>Whether writes to configuration space are filtered (Xen).</summary>
    [Attr("writeFiltering")]
    public partial bool? WriteFiltering { get; set; }

    /// <summary>What happens when it is missing at start.</summary>
    [Attr("startupPolicy")]
    public partial StartupPolicy? StartupPolicy { get; set; }

    /// <summary>The place.</summary>
    [Child("address")]
    public partial PciSourceAddress Address { get; set; }
}
