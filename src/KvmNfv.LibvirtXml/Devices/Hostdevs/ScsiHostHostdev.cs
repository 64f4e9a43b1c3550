using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A vhost-scsi target.</summary>
[Element("hostdev")]
[Variant("scsi_host")]
public sealed partial class ScsiHostHostdev : Hostdev
{
    /// <summary>Model, such as <c>virtio-transitional</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>The target.</summary>
    [Child("source")]
    public partial ScsiHostSource Source { get; set; }
}
