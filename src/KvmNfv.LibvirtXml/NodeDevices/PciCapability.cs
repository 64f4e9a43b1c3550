using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A PCI function.</summary>
[Element("capability", Order = "class domain bus slot function product vendor capability iommuGroup numa acpi pci-express")]
[Variant("pci")]
public sealed partial class PciCapability : DeviceCapability
{
    /// <summary>Class, in hexadecimal.</summary>
    [Text("class")]
    public partial string? Class { get; set; }

    /// <summary>PCI domain.</summary>
    [Text("domain")]
    public partial uint? Domain { get; set; }

    /// <summary>Bus.</summary>
    [Text("bus")]
    public partial uint? Bus { get; set; }

    /// <summary>Slot.</summary>
    [Text("slot")]
    public partial uint? Slot { get; set; }

    /// <summary>Function.</summary>
    [Text("function")]
    public partial uint? Function { get; set; }

    /// <summary>Product.</summary>
    [Child("product")]
    public partial DeviceIdentity Product { get; set; }

    /// <summary>Vendor.</summary>
    [Child("vendor")]
    public partial DeviceIdentity Vendor { get; set; }

    /// <summary>What else it can do.</summary>
    [Items("capability")]
    public partial ElementList<DeviceCapability> Capabilities { get; }

    /// <summary>Functions that can only be given away together.</summary>
    [Child("iommuGroup")]
    public partial IommuGroup IommuGroup { get; set; }

    /// <summary>NUMA node it is near to.</summary>
    [Attr("node", On = "numa")]
    public partial int? NumaNode { get; set; }

    /// <summary>Its links.</summary>
    [Child("pci-express")]
    public partial PciExpress PciExpress { get; set; }
}
