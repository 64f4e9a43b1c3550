using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A SCSI adapter.</summary>
[Element("capability")]
[Variant("scsi_host")]
public sealed partial class ScsiHostCapability : DeviceCapability
{
    /// <summary>Number of the adapter.</summary>
    [Text("host")]
    public partial uint? Host { get; set; }

    /// <summary>Number among several.</summary>
    [Text("unique_id")]
    public partial int? UniqueId { get; set; }

    /// <summary>What else it can do.</summary>
    [Items("capability")]
    public partial ElementList<DeviceCapability> Capabilities { get; }
}
