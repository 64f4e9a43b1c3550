using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Media that can be taken out.</summary>
[Element("capability")]
[Variant("removable")]
public sealed partial class RemovableCapability : DeviceCapability
{
    /// <summary>1 when there is one in it.</summary>
    [Text("media_available")]
    public partial uint? MediaAvailable { get; set; }

    /// <summary>Bytes.</summary>
    [Text("media_size")]
    public partial ulong? MediaSize { get; set; }

    /// <summary>Label.</summary>
    [Text("media_label")]
    public partial string? MediaLabel { get; set; }

    /// <summary>Bytes in a block.</summary>
    [Text("logical_block_size")]
    public partial ulong? LogicalBlockSize { get; set; }

    /// <summary>Blocks.</summary>
    [Text("num_blocks")]
    public partial ulong? BlockCount { get; set; }
}
