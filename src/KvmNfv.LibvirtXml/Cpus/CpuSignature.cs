using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>CPUID signature.</summary>
[Element("signature")]
public sealed partial class CpuSignature : Element
{
    /// <summary>Family.</summary>
    [Attr("family")]
    public partial uint? Family { get; set; }

    /// <summary>Model.</summary>
    [Attr("model")]
    public partial uint? Model { get; set; }

    /// <summary>Stepping.</summary>
    [Attr("stepping")]
    public partial uint? Stepping { get; set; }
}
