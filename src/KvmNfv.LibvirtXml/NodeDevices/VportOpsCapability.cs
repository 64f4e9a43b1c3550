using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Can have virtual adapters.</summary>
[Element("capability")]
[Variant("vports")]
[Variant("vport_ops")]
public sealed partial class VportOpsCapability : DeviceCapability
{
    /// <summary>Most of them.</summary>
    [Text("max_vports")]
    public partial uint? MaxVports { get; set; }

    /// <summary>How many there are.</summary>
    [Text("vports")]
    public partial uint? Vports { get; set; }
}
