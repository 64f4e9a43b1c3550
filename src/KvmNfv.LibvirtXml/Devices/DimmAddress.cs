using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Slot of a memory module.</summary>
[Element("address")]
[Variant("dimm")]
public sealed partial class DimmAddress : DeviceAddress
{
    /// <summary>Slot.</summary>
    [Attr("slot")]
    public partial uint? Slot { get; set; }

    /// <summary>Guest physical address.</summary>
    [Attr("base", Hex = 1, Base = 16)]
    public partial ulong? Base { get; set; }
}
