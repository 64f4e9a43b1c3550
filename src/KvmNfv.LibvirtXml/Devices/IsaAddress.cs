using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place on the ISA bus.</summary>
[Element("address")]
[Variant("isa")]
public sealed partial class IsaAddress : DeviceAddress
{
    /// <summary>First port.</summary>
    [Attr("iobase", Hex = 1, Base = 16)]
    public partial uint? IoBase { get; set; }

    /// <summary>Interrupt.</summary>
    [Attr("irq", Hex = 1, Base = 16)]
    public partial uint? Irq { get; set; }
}
