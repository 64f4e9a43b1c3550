using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place of a function on the host's PCI bus.</summary>
[Element("address")]
public sealed partial class PciSourceAddress : Element
{
    /// <summary>Whether the slot has more functions.</summary>
    [Attr("multifunction", OnOff = true)]
    public partial bool? MultiFunction { get; set; }

    /// <summary>PCI domain.</summary>
    [Attr("domain", Hex = 4)]
    public partial uint? Domain { get; set; }

    /// <summary>Bus.</summary>
    [Attr("bus", Hex = 2)]
    public partial uint? Bus { get; set; }

    /// <summary>Slot.</summary>
    [Attr("slot", Hex = 2)]
    public partial uint? Slot { get; set; }

    /// <summary>Function.</summary>
    [Attr("function", Hex = 1)]
    public partial uint? Function { get; set; }
}
