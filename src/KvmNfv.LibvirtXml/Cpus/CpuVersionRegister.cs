using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Version register of POWER.</summary>
[Element("pvr")]
public sealed partial class CpuVersionRegister : Element
{
    /// <summary>Its value.</summary>
    [Attr("value", Hex = 8)]
    public partial uint? Value { get; set; }

    /// <summary>Bits that count.</summary>
    [Attr("mask", Hex = 8)]
    public partial uint? Mask { get; set; }
}
