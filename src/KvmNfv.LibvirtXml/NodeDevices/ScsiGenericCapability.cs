using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Raw access to a SCSI device.</summary>
[Element("capability")]
[Variant("scsi_generic")]
public sealed partial class ScsiGenericCapability : DeviceCapability
{
    /// <summary>Its path.</summary>
    [Text("char")]
    public partial string? CharacterDevice { get; set; }
}
