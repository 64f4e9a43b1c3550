using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Name of a device within the guest's definition.</summary>
[Element("alias")]
public sealed partial class DeviceAlias : Element
{
    /// <summary>The name; libvirt keeps those that start with <c>ua-</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }
}
