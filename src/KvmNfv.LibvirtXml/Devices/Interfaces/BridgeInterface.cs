using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An interface on a bridge of the host.</summary>
[Element("interface")]
[Variant("bridge")]
public sealed partial class BridgeInterface : Interface
{
    /// <summary>The bridge.</summary>
    [Child("source")]
    public partial BridgeInterfaceSource Source { get; set; }
}
