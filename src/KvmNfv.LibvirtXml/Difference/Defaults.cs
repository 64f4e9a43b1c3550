namespace KvmNfv.LibvirtXml;

/// <summary>Values that libvirt fills in where a document says nothing (formatdomain in libvirt's documentation).</summary>
internal static class Defaults
{
    private static readonly Dictionary<(string Type, string Property), string> s_values = new()
    {
        [(nameof(VcpuCount), nameof(VcpuCount.Placement))] = "static",
        [(nameof(VcpuCount), nameof(VcpuCount.Value))] = "1",
        [(nameof(Disk), nameof(Disk.Type))] = "file",
        [(nameof(Disk), nameof(Disk.Device))] = "disk",
        [(nameof(DomainDocument), nameof(DomainDocument.OnPowerOff))] = "destroy",
        [(nameof(DomainDocument), nameof(DomainDocument.OnReboot))] = "restart",
        [(nameof(DomainDocument), nameof(DomainDocument.OnCrash))] = "destroy",
        [(nameof(Clock), nameof(Clock.Offset))] = "utc",
        [(nameof(CpuModel), nameof(CpuModel.Fallback))] = "allow",
        [(nameof(Cpu), nameof(Cpu.Migratable))] = "yes",
        [(nameof(CpuTopology), nameof(CpuTopology.Dies))] = "1",
        [(nameof(CpuTopology), nameof(CpuTopology.Clusters))] = "1",
        [(nameof(NumaMemory), nameof(NumaMemory.Mode))] = "strict",
        [(nameof(PciDeviceAddress), nameof(PciDeviceAddress.Domain))] = "0",
        [(nameof(PciDeviceAddress), nameof(PciDeviceAddress.Bus))] = "0",
        [(nameof(PciDeviceAddress), nameof(PciDeviceAddress.Function))] = "0",
        [(nameof(PciSourceAddress), nameof(PciSourceAddress.Domain))] = "0",
        [(nameof(PciHostdev), nameof(Hostdev.Managed))] = "no",
        [(nameof(HugePage), nameof(HugePage.Size))] = "0 bytes",
    };

    internal static bool Same(string type, string property, string? before, string? after) =>
        s_values.TryGetValue((type, property), out var standard) && (before ?? standard) == (after ?? standard);

    /// <summary>Whether an element says nothing, so that its absence means the same.</summary>
    internal static bool IsNothing(Element element) =>
        element.XmlNode is { IsEmpty: true } && element is not (DirtyRing or MemoryBalloon or VirtioMmioAddress or UnassignedAddress or DiskTransient);
}
