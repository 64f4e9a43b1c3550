using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An interface on one of libvirt's networks.</summary>
[Element("interface")]
[Variant("network")]
public sealed partial class NetworkInterface : Interface
{
    /// <summary>The network.</summary>
    [Child("source")]
    public partial NetworkInterfaceSource Source { get; set; }

    /// <summary>What the network made of it; in status files only.</summary>
    [Child("actual")]
    public partial ActualInterface Actual { get; set; }
}
