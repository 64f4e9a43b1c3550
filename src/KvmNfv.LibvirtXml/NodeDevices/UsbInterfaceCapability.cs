using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A USB interface.</summary>
[Element("capability")]
[Variant("usb")]
public sealed partial class UsbInterfaceCapability : DeviceCapability
{
    /// <summary>Its number.</summary>
    [Text("number")]
    public partial uint? Number { get; set; }

    /// <summary>Class.</summary>
    [Text("class")]
    public partial string? Class { get; set; }

    /// <summary>Subclass.</summary>
    [Text("subclass")]
    public partial string? SubClass { get; set; }

    /// <summary>Protocol.</summary>
    [Text("protocol")]
    public partial string? Protocol { get; set; }

    /// <summary>Text.</summary>
    [Text("description")]
    public partial string? Description { get; set; }
}
