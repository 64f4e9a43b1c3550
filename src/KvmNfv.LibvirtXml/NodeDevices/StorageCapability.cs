using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A block device.</summary>
[Element("capability")]
[Variant("storage")]
public sealed partial class StorageCapability : DeviceCapability
{
    /// <summary>Its path.</summary>
    [Text("block")]
    public partial string? Block { get; set; }

    /// <summary>Its bus.</summary>
    [Text("bus")]
    public partial string? Bus { get; set; }

    /// <summary>Such as <c>disk</c> or <c>cdrom</c>.</summary>
    [Text("drive_type")]
    public partial string? DriveType { get; set; }

    /// <summary>Model.</summary>
    [Text("model")]
    public partial string? Model { get; set; }

    /// <summary>Vendor.</summary>
    [Text("vendor")]
    public partial string? Vendor { get; set; }

    /// <summary>Serial number.</summary>
    [Text("serial")]
    public partial string? Serial { get; set; }

    /// <summary>Bytes.</summary>
    [Text("size")]
    public partial ulong? Size { get; set; }

    /// <summary>Bytes in a block.</summary>
    [Text("logical_block_size")]
    public partial ulong? LogicalBlockSize { get; set; }

    /// <summary>Blocks.</summary>
    [Text("num_blocks")]
    public partial ulong? BlockCount { get; set; }

    /// <summary>What else it can do.</summary>
    [Items("capability")]
    public partial ElementList<DeviceCapability> Capabilities { get; }
}
