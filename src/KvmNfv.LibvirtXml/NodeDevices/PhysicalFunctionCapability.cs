using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>The physical function a virtual one belongs to.</summary>
[Element("capability")]
[Variant("phys_function")]
public sealed partial class PhysicalFunctionCapability : DeviceCapability
{
    /// <summary>Its place.</summary>
    [Items("address")]
    public partial ElementList<PciSourceAddress> Addresses { get; }
}
