using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A folder shared with the guest.</summary>
[Element("filesystem", Order = "driver binary source target readonly space_hard_limit space_soft_limit idmap alias address acpi")]
public sealed partial class Filesystem : Device
{
    /// <summary>Kind of the source.</summary>
    [Attr("type")]
    public partial FilesystemType? Type { get; set; }

    /// <summary>How users of the guest map to the host's.</summary>
    [Attr("accessmode")]
    public partial FilesystemAccess? AccessMode { get; set; }

    /// <summary>What happens with several devices below the folder: <c>default</c>, <c>remap</c>, <c>forbid</c> or <c>warn</c>.</summary>
    [Attr("multidevs")]
    public partial string? MultiDevices { get; set; }

    /// <summary>Model, such as <c>virtio-transitional</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Mode of new files.</summary>
    [Attr("fmode")]
    public partial string? FileMode { get; set; }

    /// <summary>Mode of new folders.</summary>
    [Attr("dmode")]
    public partial string? DirectoryMode { get; set; }

    /// <summary>Who shares it.</summary>
    [Child("driver")]
    public partial FilesystemDriver Driver { get; set; }

    /// <summary>The virtiofs daemon.</summary>
    [Child("binary")]
    public partial FilesystemBinary Binary { get; set; }

    /// <summary>What is shared.</summary>
    [Child("source")]
    public partial FilesystemSource Source { get; set; }

    /// <summary>Path or mount tag in the guest.</summary>
    [Attr("dir", On = "target")]
    public partial string? TargetDirectory { get; set; }

    /// <summary>The guest cannot write.</summary>
    [Child("readonly")]
    public partial bool ReadOnly { get; set; }

    /// <summary>The most a guest may store.</summary>
    [Text("space_hard_limit", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? SpaceHardLimit { get; set; }

    /// <summary>What a guest may store for long.</summary>
    [Text("space_soft_limit", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? SpaceSoftLimit { get; set; }

    /// <summary>User namespace of the virtiofs daemon.</summary>
    [Child("idmap")]
    public partial IdMap IdMap { get; set; }

    /// <summary>What the driver keeps of the running device; in status files only.</summary>
    [Child("privateData")]
    public partial PrivateData PrivateData { get; set; }
}
