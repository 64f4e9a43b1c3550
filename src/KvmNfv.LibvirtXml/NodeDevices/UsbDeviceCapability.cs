using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A USB device.</summary>
[Element("capability")]
[Variant("usb_device")]
public sealed partial class UsbDeviceCapability : DeviceCapability
{
    /// <summary>Bus.</summary>
    [Text("bus")]
    public partial uint? Bus { get; set; }

    /// <summary>Number.</summary>
    [Text("device")]
    public partial uint? Device { get; set; }

    /// <summary>Port.</summary>
    [Text("port")]
    public partial string? Port { get; set; }

    /// <summary>Product.</summary>
    [Child("product")]
    public partial DeviceIdentity Product { get; set; }

    /// <summary>Vendor.</summary>
    [Child("vendor")]
    public partial DeviceIdentity Vendor { get; set; }
}
