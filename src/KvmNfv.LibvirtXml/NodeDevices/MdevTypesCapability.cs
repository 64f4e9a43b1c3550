using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Can be split into mediated devices.</summary>
[Element("capability")]
[Variant("mdev_types")]
public sealed partial class MdevTypesCapability : DeviceCapability
{
    /// <summary>The types.</summary>
    [Items("type")]
    public partial ElementList<MdevType> Types { get; }
}
