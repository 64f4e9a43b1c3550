using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A vDPA device of the host.</summary>
[Element("interface")]
[Variant("vdpa")]
public sealed partial class VdpaInterface : Interface
{
    /// <summary>The device.</summary>
    [Child("source")]
    public partial VdpaInterfaceSource Source { get; set; }
}
