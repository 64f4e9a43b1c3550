using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Driver of a device.</summary>
[Element("driver")]
public sealed partial class DeviceDriver : Element
{
    /// <summary>Its name.</summary>
    [Text("name")]
    public partial string? Name { get; set; }
}
