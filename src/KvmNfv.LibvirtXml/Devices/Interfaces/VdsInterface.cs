using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A port of VMware's distributed switch.</summary>
[Element("interface")]
[Variant("vds")]
public sealed partial class VdsInterface : Interface
{
    /// <summary>The port.</summary>
    [Child("source")]
    public partial VdsInterfaceSource Source { get; set; }
}
