using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A video card.</summary>
[Element("video", Order = "driver model alias address acpi")]
public sealed partial class VideoDevice : Device
{
    /// <summary>Options.</summary>
    [Child("driver")]
    public partial VideoDriver Driver { get; set; }

    /// <summary>What the guest sees.</summary>
    [Child("model")]
    public partial VideoModel Model { get; set; }
}
