using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A random number generator.</summary>
[Element("rng", Order = "rate backend driver alias address acpi")]
public sealed partial class RngDevice : Device
{
    /// <summary><c>virtio</c>, <c>virtio-transitional</c> or <c>virtio-non-transitional</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Limit.</summary>
    [Child("rate")]
    public partial RngRate Rate { get; set; }

    /// <summary>Where the numbers come from.</summary>
    [Child("backend")]
    public partial RngBackend? Backend { get; set; }

    /// <summary>Options of virtio.</summary>
    [Child("driver")]
    public partial VirtioOptions Driver { get; set; }
}
