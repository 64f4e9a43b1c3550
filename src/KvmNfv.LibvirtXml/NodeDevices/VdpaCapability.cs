using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A vDPA device.</summary>
[Element("capability")]
[Variant("vdpa")]
public sealed partial class VdpaCapability : DeviceCapability
{
    /// <summary>Its path.</summary>
    [Text("chardev")]
    public partial string? CharacterDevice { get; set; }
}
