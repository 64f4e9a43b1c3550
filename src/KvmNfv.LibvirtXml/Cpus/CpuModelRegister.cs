using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A model-specific register.</summary>
[Element("msr")]
public sealed partial class CpuModelRegister : Element
{
    /// <summary>Its number.</summary>
    [Attr("index", Hex = 8)]
    public partial uint? Index { get; set; }

    /// <summary>Lower half.</summary>
    [Attr("eax", Hex = 8)]
    public partial uint? Eax { get; set; }

    /// <summary>Upper half.</summary>
    [Attr("edx", Hex = 8)]
    public partial uint? Edx { get; set; }
}
