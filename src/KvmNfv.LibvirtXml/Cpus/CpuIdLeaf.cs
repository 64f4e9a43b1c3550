using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A CPUID leaf.</summary>
[Element("cpuid")]
public sealed partial class CpuIdLeaf : Element
{
    /// <summary>The leaf.</summary>
    [Attr("eax_in", Hex = 8)]
    public partial uint? EaxIn { get; set; }

    /// <summary>The sub-leaf.</summary>
    [Attr("ecx_in", Hex = 2)]
    public partial uint? EcxIn { get; set; }

    /// <summary>Register EAX.</summary>
    [Attr("eax", Hex = 8)]
    public partial uint? Eax { get; set; }

    /// <summary>Register EBX.</summary>
    [Attr("ebx", Hex = 8)]
    public partial uint? Ebx { get; set; }

    /// <summary>Register ECX.</summary>
    [Attr("ecx", Hex = 8)]
    public partial uint? Ecx { get; set; }

    /// <summary>Register EDX.</summary>
    [Attr("edx", Hex = 8)]
    public partial uint? Edx { get; set; }
}
