using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>PCI functions of /sys/bus/pci/devices and IOMMU groups of /sys/kernel/iommu_groups.</summary>
internal sealed class SysfsPci(IHostFiles files, SysfsText text)
{
    private const string DeviceRoot = "/sys/bus/pci/devices";
    private const string GroupRoot = "/sys/kernel/iommu_groups";

    public EquatableList<HostPciDevice> Devices()
    {
        var devices = new List<HostPciDevice>();
        foreach (var name in files.List(DeviceRoot))
        {
            if (PciAddress.TryParse(name, out var address))
                devices.Add(Device(address, $"{DeviceRoot}/{name}"));
        }

        return [.. devices];
    }

    /// <summary>The groups as the kernel lists them; where a recording lacks that folder, as the devices name them.</summary>
    public EquatableList<HostIommuGroup> Groups(EquatableList<HostPciDevice> devices)
    {
        var listed = text.Numbered(GroupRoot, "").Select(id => new HostIommuGroup
        {
            Id = id,
            Type = text.Text($"{GroupRoot}/{id}/type"),
            Devices = [.. Addresses(files.List($"{GroupRoot}/{id}/devices"))],
        }).ToList();
        if (listed.Count > 0)
            return [.. listed];
        return [.. devices.Where(d => d.IommuGroup is not null).GroupBy(d => d.IommuGroup!.Value)
            .Select(g => new HostIommuGroup { Id = g.Key, Devices = [.. g.Select(d => d.Address)] })];
    }

    private HostPciDevice Device(PciAddress address, string folder)
    {
        // One listing instead of a failing look-up for each of the many things that most devices don't have.
        var names = files.List(folder);
        var has = names.ToHashSet(StringComparer.Ordinal);
        return new HostPciDevice
        {
            Address = address,
            Class = (uint)(text.Hex($"{folder}/class") ?? 0),
            Vendor = (ushort?)text.Hex($"{folder}/vendor"),
            Device = (ushort?)text.Hex($"{folder}/device"),
            Driver = has.Contains("driver") ? text.LinkName($"{folder}/driver") : null,
            Node = text.Id($"{folder}/numa_node"),
            LocalCpus = text.SetOrMask($"{folder}/local_cpulist", $"{folder}/local_cpus"),
            TotalVfs = has.Contains("sriov_totalvfs") ? text.Positive($"{folder}/sriov_totalvfs") : null,
            VirtualFunctions = [.. VirtualFunctions(folder, names)],
            PhysicalFunction = has.Contains("physfn") && PciAddress.TryParse(text.LinkName($"{folder}/physfn"), out var physical) ? physical : null,
            IommuGroup = has.Contains("iommu_group")
                && int.TryParse(text.LinkName($"{folder}/iommu_group"), NumberStyles.None, CultureInfo.InvariantCulture, out var group) ? group : null,
            NetworkInterfaces = [.. Interfaces(folder, names).Order(StringComparer.Ordinal)],
        };
    }

    private IEnumerable<PciAddress> VirtualFunctions(string folder, EquatableList<string> names) => Addresses(names
        .Where(n => n.StartsWith("virtfn", StringComparison.Ordinal))
        .OrderBy(n => int.TryParse(n.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue)
        .Select(n => text.LinkName($"{folder}/{n}")).OfType<string>());

    // A virtio card has its interface one folder deeper: virtio0/net/eth0.
    private IEnumerable<string> Interfaces(string folder, EquatableList<string> names) => names
        .Where(n => n == "net" || n.StartsWith("virtio", StringComparison.Ordinal))
        .SelectMany(n => (IEnumerable<string>)files.List(n == "net" ? $"{folder}/net" : $"{folder}/{n}/net"));

    private static IEnumerable<PciAddress> Addresses(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (PciAddress.TryParse(name, out var address))
                yield return address;
        }
    }
}
