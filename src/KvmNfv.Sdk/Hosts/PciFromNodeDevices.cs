using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.LibvirtXml.NodeDevices;

namespace KvmNfv.Sdk.Hosts;

/// <summary>Turns libvirt's node devices into PCI devices and IOMMU groups.</summary>
internal static class PciFromNodeDevices
{
    // "maxCount" stands in the document of a physical function also when it has no virtual ones yet.
    public static EquatableList<HostPciDevice> Devices(IReadOnlyCollection<NodeDeviceDocument> documents)
    {
        var interfaces = documents.Where(d => d.Parent is not null)
            .SelectMany(d => d.Capabilities.OfType<NetCapability>().Select(n => (Parent: d.Parent!, n.Interface))).Where(n => n.Interface is not null)
            .ToLookup(n => n.Parent, n => n.Interface!);
        // A virtio card's interface hangs below its virtio device, which is a node device of its own.
        var parents = documents.Where(d => d.Name is not null).ToDictionary(d => d.Name!, d => d.Parent, StringComparer.Ordinal);
        var devices = new List<HostPciDevice>();
        foreach (var document in documents)
        {
            if (document.Capabilities.OfType<PciCapability>().FirstOrDefault() is not { } pci || Address(pci) is not { } address)
                continue;
            var below = document.Name is { } name ? interfaces[name].Concat(parents.Where(p => p.Value == name).SelectMany(p => interfaces[p.Key])) : [];
            devices.Add(Device(pci, address) with { Driver = document.Driver.Name, NetworkInterfaces = [.. below.Distinct().Order(StringComparer.Ordinal)] });
        }

        return [.. devices];
    }

    public static EquatableList<HostIommuGroup> Groups(IEnumerable<NodeDeviceDocument> documents) => documents
        .SelectMany(d => d.Capabilities.OfType<PciCapability>()).Where(p => p.IommuGroup.Number is not null)
        .GroupBy(p => (int)p.IommuGroup.Number!.Value)
        .Select(g => new HostIommuGroup { Id = g.Key, Devices = [.. g.SelectMany(p => Addresses(p.IommuGroup.Addresses)).Distinct()] }).ToEquatableList();

    private static HostPciDevice Device(PciCapability pci, PciAddress address)
    {
        var virtualFunctions = pci.Capabilities.OfType<VirtualFunctionsCapability>().FirstOrDefault();
        return new HostPciDevice
        {
            Address = address,
            Class = Hex(pci.Class) ?? 0,
            Vendor = (ushort?)Hex(pci.Vendor.Id),
            Device = (ushort?)Hex(pci.Product.Id),
            Node = pci.NumaNode is >= 0 and var node ? node : null,
            TotalVfs = virtualFunctions?.MaxCount is > 0 and var total ? (int)total : null,
            VirtualFunctions = virtualFunctions is null ? [] : [.. Addresses(virtualFunctions.Addresses)],
            PhysicalFunction = pci.Capabilities.OfType<PhysicalFunctionCapability>().SelectMany(p => Addresses(p.Addresses)).Select(a => (PciAddress?)a).FirstOrDefault(),
            IommuGroup = (int?)pci.IommuGroup.Number,
        };
    }

    private static IEnumerable<PciAddress> Addresses(IEnumerable<PciSourceAddress> addresses) =>
        addresses.Select(a => Address(a.Domain, a.Bus, a.Slot, a.Function)).OfType<PciAddress>();

    private static PciAddress? Address(PciCapability pci) => Address(pci.Domain, pci.Bus, pci.Slot, pci.Function);

    private static PciAddress? Address(uint? domain, uint? bus, uint? slot, uint? function) => bus <= 255 && slot <= 31 && function <= 7
        ? new PciAddress(domain ?? 0, (byte)bus.Value, (byte)slot.Value, (byte)function.Value) : null;

    private static uint? Hex(string? text) => text is ['0', 'x' or 'X', .. var digits]
        && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;
}
