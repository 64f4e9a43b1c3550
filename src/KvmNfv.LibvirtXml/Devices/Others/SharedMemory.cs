using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Memory shared with other guests or host processes.</summary>
[Element("shmem", Order = "model size server msi alias address acpi")]
public sealed partial class SharedMemory : Device
{
    /// <summary>Name; equal names share.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary><c>master</c> or <c>peer</c>, for migration.</summary>
    [Attr("role")]
    public partial string? Role { get; set; }

    /// <summary>What the guest sees.</summary>
    [Child("model")]
    public partial SharedMemoryModel Model { get; set; }

    /// <summary>How much, a power of two; MiB in what libvirt writes.</summary>
    [Text("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }

    /// <summary>Server of the doorbell model.</summary>
    [Child("server")]
    public partial SharedMemoryServer Server { get; set; }

    /// <summary>Interrupts of the doorbell model.</summary>
    [Child("msi")]
    public partial SharedMemoryMsi Msi { get; set; }
}
