using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A memory module.</summary>
[Element("memory", Order = "driver uuid source target alias address acpi")]
public sealed partial class MemoryDevice : Device
{
    /// <summary>Kind of module.</summary>
    [Attr("model")]
    public partial MemoryDeviceModel? Model { get; set; }

    /// <summary>Whether it is shared.</summary>
    [Attr("access")]
    public partial MemoryAccessMode? Access { get; set; }

    /// <summary>Whether contents may be dropped when the guest stops.</summary>
    [Attr("discard")]
    public partial bool? Discard { get; set; }

    /// <summary>Options of virtio.</summary>
    [Child("driver")]
    public partial VirtioOptions Driver { get; set; }

    /// <summary>Identity of a non-volatile module.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Where its memory comes from.</summary>
    [Child("source")]
    public partial MemoryDeviceSource Source { get; set; }

    /// <summary>What the guest sees.</summary>
    [Child("target")]
    public partial MemoryDeviceTarget Target { get; set; }
}
