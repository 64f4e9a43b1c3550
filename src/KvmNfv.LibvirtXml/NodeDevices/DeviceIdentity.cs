using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A name with a number.</summary>
[Element("product")]
public sealed partial class DeviceIdentity : Element
{
    /// <summary>The number in hexadecimal.</summary>
    [Attr("id")]
    public partial string? Id { get; set; }

    /// <summary>The name.</summary>
    [Text]
    public partial string? Name { get; set; }
}
