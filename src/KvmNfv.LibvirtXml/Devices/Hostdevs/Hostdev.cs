using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A host device given to the guest.</summary>
[Element("hostdev", Order = "driver source readonly shareable teaming ip route boot rom alias acpi address")]
[Family("type",
    typeof(PciHostdev),
    typeof(UsbHostdev),
    typeof(ScsiHostdev),
    typeof(ScsiHostHostdev),
    typeof(MdevHostdev),
    typeof(StorageHostdev),
    typeof(MiscHostdev),
    typeof(NetHostdev),
    typeof(UnknownHostdev))]
public abstract partial class Hostdev : Device
{
    /// <summary><c>subsystem</c>, or <c>capabilities</c> for containers.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>The kind of device; the class says it too.</summary>
    [Attr("type")]
    public partial string? Type { get; }

    /// <summary>Whether libvirt takes the device from the host and gives it back.</summary>
    [Attr("managed")]
    public partial bool? Managed { get; set; }

    /// <summary>Whether SCSI commands are filtered.</summary>
    [Attr("sgio")]
    public partial string? Sgio { get; set; }

    /// <summary>Whether the guest may send raw SCSI commands.</summary>
    [Attr("rawio")]
    public partial bool? RawIo { get; set; }

    /// <summary>The guest cannot write.</summary>
    [Child("readonly")]
    public partial bool ReadOnly { get; set; }

    /// <summary>Several guests may use it at once.</summary>
    [Child("shareable")]
    public partial bool Shareable { get; set; }

    /// <summary>The device's boot ROM.</summary>
    [Child("rom")]
    public partial DeviceRom Rom { get; set; }

    /// <summary>Driver of the host.</summary>
    [Child("driver")]
    public partial HostdevDriver Driver { get; set; }

    /// <summary>Which interface takes over during migration.</summary>
    [Child("teaming")]
    public partial Teaming Teaming { get; set; }
}
