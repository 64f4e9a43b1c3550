using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A volume of a storage pool.</summary>
[Element("source")]
[Variant("volume")]
public sealed partial class DiskVolumeSource : DiskSource
{
    /// <summary>Name of the pool.</summary>
    [Attr("pool")]
    public partial string? Pool { get; set; }

    /// <summary>Name of the volume.</summary>
    [Attr("volume")]
    public partial string? Volume { get; set; }

    /// <summary><c>host</c> or <c>direct</c>, for iSCSI pools.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }
}
