using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A device of the host.</summary>
[Element("device", Order = "name path devnode parent driver capability")]
[Document]
public sealed partial class NodeDeviceDocument : Document
{
    /// <summary>Name, unique on the host.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Its place in sysfs.</summary>
    [Text("path")]
    public partial string? Path { get; set; }

    /// <summary>Its files below /dev.</summary>
    [Items("devnode")]
    public partial ElementList<DeviceNode> DeviceNodes { get; }

    /// <summary>Name of the device it belongs to.</summary>
    [Text("parent")]
    public partial string? Parent { get; set; }

    /// <summary>Node name of the parent.</summary>
    [Attr("wwnn", On = "parent")]
    public partial string? ParentWwnn { get; set; }

    /// <summary>Port name of the parent.</summary>
    [Attr("wwpn", On = "parent")]
    public partial string? ParentWwpn { get; set; }

    /// <summary>Fabric name of the parent.</summary>
    [Attr("fabric_wwn", On = "parent")]
    public partial string? ParentFabricWwn { get; set; }

    /// <summary>Driver of the host.</summary>
    [Child("driver")]
    public partial DeviceDriver Driver { get; set; }

    /// <summary>What it is.</summary>
    [Items("capability")]
    public partial ElementList<DeviceCapability> Capabilities { get; }
}
