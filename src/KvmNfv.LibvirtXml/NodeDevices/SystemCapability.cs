using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>The host itself.</summary>
[Element("capability")]
[Variant("system")]
public sealed partial class SystemCapability : DeviceCapability
{
    /// <summary>Product.</summary>
    [Text("product")]
    public partial string? Product { get; set; }

    /// <summary>Who made it.</summary>
    [Child("hardware")]
    public partial SystemHardware Hardware { get; set; }

    /// <summary>Its firmware.</summary>
    [Child("firmware")]
    public partial SystemFirmware Firmware { get; set; }
}
