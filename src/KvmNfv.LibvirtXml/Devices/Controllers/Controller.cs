using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A controller that other devices sit on.</summary>
[Element("controller", Order = "driver model target master serial alias address acpi")]
public sealed partial class Controller : Device
{
    /// <summary>Its bus.</summary>
    [Attr("type")]
    public partial ControllerType? Type { get; set; }

    /// <summary>Its number among controllers of the bus.</summary>
    [Attr("index")]
    public partial uint? Index { get; set; }

    /// <summary>Model, such as <c>pcie-root-port</c> or <c>virtio-scsi</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Ports of a serial or USB controller.</summary>
    [Attr("ports")]
    public partial uint? Ports { get; set; }

    /// <summary>Interrupts of a serial controller.</summary>
    [Attr("vectors")]
    public partial uint? Vectors { get; set; }

    /// <summary>Grant table frames (Xen).</summary>
    [Attr("maxGrantFrames")]
    public partial uint? MaxGrantFrames { get; set; }

    /// <summary>Event channels (Xen).</summary>
    [Attr("maxEventChannels")]
    public partial uint? MaxEventChannels { get; set; }

    /// <summary>Serial number (NVMe).</summary>
    [Text("serial")]
    public partial string? Serial { get; set; }

    /// <summary>Queues and options.</summary>
    [Child("driver")]
    public partial ControllerDriver Driver { get; set; }

    /// <summary>QEMU's device, for PCI controllers.</summary>
    [Child("model")]
    public partial NamedModel ModelName { get; set; }

    /// <summary>Place of a PCI controller.</summary>
    [Child("target")]
    public partial ControllerTarget Target { get; set; }

    /// <summary>Controller that a USB companion belongs to.</summary>
    [Child("master")]
    public partial ControllerMaster Master { get; set; }

    /// <summary>Address space above 4 GiB for PCI.</summary>
    [Text("pcihole64", UnitAttribute = "unit")]
    public partial MemorySize? PciHole64 { get; set; }
}
