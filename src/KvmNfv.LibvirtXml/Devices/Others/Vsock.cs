using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Sockets between host and guest.</summary>
[Element("vsock", Order = "cid driver alias address acpi")]
public sealed partial class Vsock : Device
{
    /// <summary><c>virtio</c>, <c>virtio-transitional</c> or <c>virtio-non-transitional</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Address of the guest.</summary>
    [Child("cid")]
    public partial VsockCid Cid { get; set; }

    /// <summary>Options of virtio.</summary>
    [Child("driver")]
    public partial VirtioOptions Driver { get; set; }
}
