using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A device.</summary>
[Element("device")]
public sealed partial class DeviceReference : Element
{
    /// <summary>Its alias.</summary>
    [Attr("alias")]
    public partial string? Alias { get; set; }
}
