using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Slot of a smart card controller.</summary>
[Element("address")]
[Variant("ccid")]
public sealed partial class CcidAddress : DeviceAddress
{
    /// <summary>Controller.</summary>
    [Attr("controller")]
    public partial uint? Controller { get; set; }

    /// <summary>Slot.</summary>
    [Attr("slot")]
    public partial uint? Slot { get; set; }
}
