using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A SCSI target.</summary>
[Element("capability")]
[Variant("scsi_target")]
public sealed partial class ScsiTargetCapability : DeviceCapability
{
    /// <summary>Its name.</summary>
    [Text("target")]
    public partial string? Target { get; set; }

    /// <summary>What else it can do.</summary>
    [Items("capability")]
    public partial ElementList<DeviceCapability> Capabilities { get; }
}
