using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A mediated device.</summary>
[Element("address")]
[Variant("mdev")]
public sealed partial class MdevAddress : DeviceAddress
{
    /// <summary>Identity of the mediated device.</summary>
    [Attr("uuid")]
    public partial Guid? Uuid { get; set; }
}
