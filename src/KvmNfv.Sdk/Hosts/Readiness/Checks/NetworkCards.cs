namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The network functions on a machine's PCI buses.</summary>
internal static class NetworkCards
{
    /// <summary>All network controllers: class 0x02.</summary>
    public static IReadOnlyList<HostPciDevice> All(CheckContext host) => [.. Devices(host).Where(d => d.Class >> 16 == 0x02)];

    /// <summary>The network controllers that are no virtual functions.</summary>
    public static IReadOnlyList<HostPciDevice> Physical(CheckContext host) => [.. All(host).Where(d => d.PhysicalFunction is null)];

    /// <summary>Those that carry guests' or switches' packets: bound to a user space driver, or with virtual functions.</summary>
    public static IReadOnlyList<HostPciDevice> ForGuests(CheckContext host) =>
        [.. All(host).Where(d => IsUserSpace(d) || d.VirtualFunctions.Count > 0)];

    public static bool IsUserSpace(HostPciDevice device) => device.Driver is "vfio-pci" or "mlx5_vfio_pci" or "igb_uio" or "uio_pci_generic" or "nfp_vfio_pci" or "xe-vfio-pci";

    public static string Folder(HostPciDevice device) => $"/sys/bus/pci/devices/{device.Address}";

    /// <summary><c>eth0 (0000:3b:00.0)</c>, or the address alone.</summary>
    public static string Name(HostPciDevice device) => device.NetworkInterfaces.Count == 0 ? device.Address.ToString() : $"{Printable.Bounded(device.NetworkInterfaces[0])} ({device.Address})";

    private static EquatableList<HostPciDevice> Devices(CheckContext host)
    {
        if (host.List("/sys/bus/pci/devices").Count == 0 && host.List("/sys/bus").Count == 0)
            throw new EvidenceException("/sys/bus is not to be seen: a recording without it.");
        return host.Topology.PciDevices;
    }
}
