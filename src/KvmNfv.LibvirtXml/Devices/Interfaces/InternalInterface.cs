using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A network inside the hypervisor.</summary>
[Element("interface")]
[Variant("internal")]
public sealed partial class InternalInterface : Interface
{
    /// <summary>The network.</summary>
    [Child("source")]
    public partial InternalInterfaceSource Source { get; set; }
}
