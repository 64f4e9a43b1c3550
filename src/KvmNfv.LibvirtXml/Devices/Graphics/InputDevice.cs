using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A keyboard, mouse or tablet.</summary>
[Element("input", Order = "driver source alias address acpi")]
public sealed partial class InputDevice : Device
{
    /// <summary><c>keyboard</c>, <c>mouse</c>, <c>tablet</c>, <c>passthrough</c> or <c>evdev</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Its bus.</summary>
    [Attr("bus")]
    public partial string? Bus { get; set; }

    /// <summary>Model, such as <c>virtio-transitional</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Options of virtio.</summary>
    [Child("driver")]
    public partial VirtioOptions Driver { get; set; }

    /// <summary>Device of the host.</summary>
    [Child("source")]
    public partial InputSource Source { get; set; }
}
