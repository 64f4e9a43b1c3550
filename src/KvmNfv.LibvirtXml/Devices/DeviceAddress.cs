using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where a device stands on a bus.</summary>
[Element("address")]
[Family("type",
    typeof(PciDeviceAddress),
    typeof(DriveAddress),
    typeof(VirtioSerialAddress),
    typeof(CcidAddress),
    typeof(UsbAddress),
    typeof(SpaprVioAddress),
    typeof(VirtioMmioAddress),
    typeof(VirtioS390Address),
    typeof(CcwAddress),
    typeof(IsaAddress),
    typeof(DimmAddress),
    typeof(UnassignedAddress),
    typeof(UnknownAddress))]
public abstract partial class DeviceAddress : Element
{
    /// <summary>The kind of bus; the class says it too.</summary>
    [Attr("type")]
    public partial string? Type { get; }
}
