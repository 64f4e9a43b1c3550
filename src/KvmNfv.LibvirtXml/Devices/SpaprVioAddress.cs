using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place on a POWER guest's virtual bus.</summary>
[Element("address")]
[Variant("spapr-vio")]
public sealed partial class SpaprVioAddress : DeviceAddress
{
    /// <summary>Register.</summary>
    [Attr("reg", Hex = 8, Base = 16)]
    public partial ulong? Reg { get; set; }
}
