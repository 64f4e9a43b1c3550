using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A mediated device.</summary>
[Element("capability")]
[Variant("mdev")]
public sealed partial class MdevCapability : DeviceCapability
{
    /// <summary>Its type.</summary>
    [Child("type")]
    public partial MdevTypeReference MdevType { get; set; }

    /// <summary>Identity.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Place of its parent.</summary>
    [Text("parent_addr")]
    public partial string? ParentAddress { get; set; }

    /// <summary>Functions that can only be given away together.</summary>
    [Child("iommuGroup")]
    public partial IommuGroup IommuGroup { get; set; }

    /// <summary>Settings.</summary>
    [Items("attr")]
    public partial ElementList<MdevAttribute> Attributes { get; }
}
