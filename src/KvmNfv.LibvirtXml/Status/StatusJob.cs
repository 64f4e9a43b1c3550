using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A job in progress.</summary>
[Element("job", Order = "disk migParams")]
public sealed partial class StatusJob : Element
{
    /// <summary>Kind.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Kind of the long job.</summary>
    [Attr("async")]
    public partial string? Async { get; set; }

    /// <summary>Its phase.</summary>
    [Attr("phase")]
    public partial string? Phase { get; set; }

    /// <summary>Its flags.</summary>
    [Attr("flags")]
    public partial string? Flags { get; set; }

    /// <summary>Disks that move.</summary>
    [Items("disk")]
    public partial ElementList<StatusJobDisk> Disks { get; }

    /// <summary>Parameters before the job.</summary>
    [Child("migParams")]
    public partial MigrationParameters MigrationParameters { get; set; }
}
