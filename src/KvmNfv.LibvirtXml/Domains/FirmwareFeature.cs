using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A feature of the firmware.</summary>
[Element("feature")]
public sealed partial class FirmwareFeature : Element
{
    /// <summary>Whether it must be there.</summary>
    [Attr("enabled")]
    public partial bool? Enabled { get; set; }

    /// <summary>Such as <c>secure-boot</c> or <c>enrolled-keys</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }
}
