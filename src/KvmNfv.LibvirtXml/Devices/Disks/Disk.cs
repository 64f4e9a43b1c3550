using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A disk, CD-ROM or floppy.</summary>
[Element("disk", Order =
    "driver auth source mirror backingStore backenddomain geometry blockio target iotune throttlefilters readonly "
    + "shareable transient serial wwn vendor product encryption boot alias acpi address")]
public sealed partial class Disk : Device
{
    /// <summary>Kind of the source; set by putting a source in place.</summary>
    [Attr("type")]
    public partial DiskType? Type { get; set; }

    /// <summary>What the guest sees.</summary>
    [Attr("device")]
    public partial DiskDevice? Device { get; set; }

    /// <summary>Model, such as <c>virtio-transitional</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Default for snapshots: <c>internal</c>, <c>external</c>, <c>manual</c> or <c>no</c>.</summary>
    [Attr("snapshot")]
    public partial string? Snapshot { get; set; }

    /// <summary>Whether the guest may send raw SCSI commands.</summary>
    [Attr("rawio")]
    public partial bool? RawIo { get; set; }

    /// <summary>Whether SCSI commands are filtered.</summary>
    [Attr("sgio")]
    public partial string? Sgio { get; set; }

    /// <summary>How the hypervisor does input and output.</summary>
    [Child("driver")]
    public partial DiskDriver Driver { get; set; }

    /// <summary>User and secret for the source.</summary>
    [Child("auth")]
    public partial StorageAuth Auth { get; set; }

    /// <summary>Where the contents are.</summary>
    [Child("source")]
    public partial DiskSource? Source { get; set; }

    /// <summary>A copy that a block job is making.</summary>
    [Child("mirror")]
    public partial DiskMirror Mirror { get; set; }

    /// <summary>The image that this one is based on.</summary>
    [Child("backingStore")]
    public partial BackingStore BackingStore { get; set; }

    /// <summary>Xen domain that provides the disk.</summary>
    [Attr("name", On = "backenddomain")]
    public partial string? BackendDomain { get; set; }

    /// <summary>Cylinders, heads and sectors.</summary>
    [Child("geometry")]
    public partial DiskGeometry Geometry { get; set; }

    /// <summary>Block sizes.</summary>
    [Child("blockio")]
    public partial BlockIo BlockIo { get; set; }

    /// <summary>Name and bus in the guest.</summary>
    [Child("target")]
    public partial DiskTarget Target { get; set; }

    /// <summary>Limits.</summary>
    [Child("iotune")]
    public partial DiskTune IoTune { get; set; }

    /// <summary>Throttle groups the disk belongs to.</summary>
    [Child("throttlefilters")]
    public partial ThrottleFilterList ThrottleFilters { get; set; }

    /// <summary>The guest cannot write.</summary>
    [Child("readonly")]
    public partial bool ReadOnly { get; set; }

    /// <summary>Several guests may use it at once.</summary>
    [Child("shareable")]
    public partial bool Shareable { get; set; }

    /// <summary>Changes are dropped when the guest stops.</summary>
    [Child("transient")]
    public partial DiskTransient Transient { get; set; }

    /// <summary>Serial number.</summary>
    [Text("serial")]
    public partial string? Serial { get; set; }

    /// <summary>World wide name.</summary>
    [Text("wwn")]
    public partial string? Wwn { get; set; }

    /// <summary>Vendor, up to 8 characters.</summary>
    [Text("vendor")]
    public partial string? Vendor { get; set; }

    /// <summary>Product, up to 16 characters.</summary>
    [Text("product")]
    public partial string? Product { get; set; }

    /// <summary>Encryption of the contents.</summary>
    [Child("encryption")]
    public partial StorageEncryption Encryption { get; set; }

    /// <summary>What the driver keeps; only in status files.</summary>
    [Child("privateData")]
    public partial PrivateData PrivateData { get; set; }
}
