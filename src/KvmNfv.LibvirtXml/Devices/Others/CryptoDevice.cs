using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A crypto accelerator.</summary>
[Element("crypto", Order = "backend driver alias address acpi")]
public sealed partial class CryptoDevice : Device
{
    /// <summary><c>virtio</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary><c>qemu</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Who does the work.</summary>
    [Child("backend")]
    public partial CryptoBackend Backend { get; set; }

    /// <summary>Options of virtio.</summary>
    [Child("driver")]
    public partial VirtioOptions Driver { get; set; }
}
