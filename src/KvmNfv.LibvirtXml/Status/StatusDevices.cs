using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Devices that QEMU told of.</summary>
[Element("devices")]
public sealed partial class StatusDevices : Element
{
    /// <summary>The devices.</summary>
    [Items("device")]
    public partial ElementList<DeviceReference> Items { get; }
}
