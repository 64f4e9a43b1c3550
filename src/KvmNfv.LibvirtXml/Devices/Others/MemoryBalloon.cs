using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Balloon that takes memory back.</summary>
[Element("memballoon", Order = "stats driver alias address acpi")]
public sealed partial class MemoryBalloon : Device
{
    /// <summary><c>virtio</c>, <c>virtio-transitional</c>, <c>virtio-non-transitional</c>, <c>xen</c> or <c>none</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Whether it gives memory back before the guest runs out.</summary>
    [Attr("autodeflate", OnOff = true)]
    public partial bool? AutoDeflate { get; set; }

    /// <summary>Whether the host is told of free pages.</summary>
    [Attr("freePageReporting", OnOff = true)]
    public partial bool? FreePageReporting { get; set; }

    /// <summary>Seconds between statistics.</summary>
    [Attr("period", On = "stats")]
    public partial uint? StatisticsPeriod { get; set; }

    /// <summary>Options of virtio.</summary>
    [Child("driver")]
    public partial VirtioOptions Driver { get; set; }
}
