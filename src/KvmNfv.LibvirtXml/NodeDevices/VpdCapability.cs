using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Vital product data.</summary>
[Element("capability")]
[Variant("vpd")]
public sealed partial class VpdCapability : DeviceCapability
{
    /// <summary>Name of the product.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>The fields.</summary>
    [Items("fields")]
    public partial ElementList<VpdFields> Fields { get; }
}
