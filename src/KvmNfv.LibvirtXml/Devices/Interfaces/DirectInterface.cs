using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A macvtap interface on a device of the host.</summary>
[Element("interface")]
[Variant("direct")]
public sealed partial class DirectInterface : Interface
{
    /// <summary>The device.</summary>
    [Child("source")]
    public partial DirectInterfaceSource Source { get; set; }
}
