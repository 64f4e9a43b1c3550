using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An SR-IOV function given to the guest.</summary>
[Element("interface")]
[Variant("hostdev")]
public sealed partial class HostdevInterface : Interface
{
    /// <summary>The function.</summary>
    [Child("source")]
    public partial HostdevInterfaceSource Source { get; set; }
}
