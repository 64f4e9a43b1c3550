using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Something that a device is or can do.</summary>
[Element("capability")]
[Family("type",
    typeof(SystemCapability),
    typeof(PciCapability),
    typeof(UsbDeviceCapability),
    typeof(UsbInterfaceCapability),
    typeof(NetCapability),
    typeof(ScsiHostCapability),
    typeof(ScsiTargetCapability),
    typeof(ScsiCapability),
    typeof(StorageCapability),
    typeof(ScsiGenericCapability),
    typeof(DrmCapability),
    typeof(CcwCapability),
    typeof(CssCapability),
    typeof(VdpaCapability),
    typeof(ApCardCapability),
    typeof(ApQueueCapability),
    typeof(ApMatrixCapability),
    typeof(MdevCapability),
    typeof(MdevTypesCapability),
    typeof(PhysicalFunctionCapability),
    typeof(VirtualFunctionsCapability),
    typeof(VpdCapability),
    typeof(FcHostCapability),
    typeof(VportOpsCapability),
    typeof(FcRportCapability),
    typeof(Net80203Capability),
    typeof(Net80211Capability),
    typeof(RemovableCapability),
    typeof(ZonedCapability),
    typeof(PciBridgeCapability),
    typeof(PciExpressCapability),
    typeof(ChannelDeviceCapability),
    typeof(CcwGroupCapability),
    typeof(CcwGroupMemberCapability),
    typeof(QethCapability),
    typeof(MtdCapability),
    typeof(HotpluggableCapability),
    typeof(UnknownCapability))]
public abstract partial class DeviceCapability : Element
{
    /// <summary>The kind; the class says it too.</summary>
    [Attr("type")]
    public partial string? Type { get; }
}
