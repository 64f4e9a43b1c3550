using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A tap device.</summary>
[Element("interface")]
[Variant("ethernet")]
public sealed partial class EthernetInterface : Interface
{
    /// <summary>Its addresses on the host.</summary>
    [Child("source")]
    public partial HostSideInterface Source { get; set; }
}
