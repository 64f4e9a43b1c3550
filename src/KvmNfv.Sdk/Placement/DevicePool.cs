using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>The free devices that a VNF's requests could get.</summary>
internal sealed class DevicePool
{
    private readonly HostMap _map;
    private readonly HashSet<PciAddress> _taken;
    private readonly int[] _cpuNodes;

    public DevicePool(HostMap map, EquatableList<DeviceRequest> requests)
    {
        _map = map;
        Requests = requests;
        _taken = [.. map.Usage.Devices];
        _cpuNodes = [.. map.Nodes.Where(n => !n.Cpus.IsEmpty).Select(n => n.Index)];
        Candidates = [.. requests.Select(r => Matching(r).Where(IsFree).Select(Candidate).ToArray())];
        Devices = Kept();
    }

    public EquatableList<DeviceRequest> Requests { get; }

    /// <summary>For each request the free devices that match it, in bus order.</summary>
    public DeviceCandidate[][] Candidates { get; }

    /// <summary>The devices worth considering, in bus order, each with the requests that it matches: of those that are alike, never more than there
    /// are requests.</summary>
    public (DeviceCandidate Device, bool[] Matches)[] Devices { get; }

    private HostTopology Host => _map.Layout.Host;

    /// <summary>All devices that match a request, free or not.</summary>
    public IEnumerable<HostPciDevice> Matching(DeviceRequest request)
    {
        var devices = PciAddress.TryParse(request.Address, out var address) ? Host.PciDevices.Where(d => d.Address == address)
            : request.PhysicalFunction is { } name ? VirtualFunctions(name)
            // A card is given away by its virtual functions once it has some; bridges are no devices.
            : Host.PciDevices.Where(d => d.VirtualFunctions.Count == 0 && d.Class >> 16 != 0x06);
        return request.Class is null ? devices : devices.Where(d => ClassOf(d).StartsWith(request.Class, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The class as six hexadecimal digits.</summary>
    public static string ClassOf(HostPciDevice device) => device.Class.ToString("x6", CultureInfo.InvariantCulture);

    /// <summary>The physical function of an address or interface name, or null.</summary>
    public HostPciDevice? Physical(string name) => PciAddress.TryParse(name, out var address)
        ? Host.PciDevice(address) : Host.PciDevices.FirstOrDefault(d => d.PhysicalFunction is null && d.NetworkInterfaces.Contains(name));

    private IEnumerable<HostPciDevice> VirtualFunctions(string name)
    {
        var physical = Physical(name);
        return physical is null ? [] : Host.PciDevices.Where(d => d.PhysicalFunction == physical.Address || physical.VirtualFunctions.Contains(d.Address));
    }

    private (DeviceCandidate Device, bool[] Matches)[] Kept()
    {
        var matches = new Dictionary<PciAddress, (DeviceCandidate Device, bool[] Matches)>();
        for (var r = 0; r < Requests.Count; r++)
        {
            foreach (var candidate in Candidates[r])
            {
                if (!matches.TryGetValue(candidate.Device.Address, out var entry))
                    matches[candidate.Device.Address] = entry = (candidate, new bool[Requests.Count]);
                entry.Matches[r] = true;
            }
        }

        return [.. matches.Values.OrderBy(m => m.Device.Device.Address).GroupBy(m => (m.Device.Node, string.Concat(m.Matches.Select(b => b ? '1' : '0'))))
            .SelectMany(g => g.Take(Requests.Count)).OrderBy(m => m.Device.Device.Address)];
    }

    // What the IOMMU can't tell apart goes to one guest; a card and its virtual functions aren't both given away.
    private bool IsFree(HostPciDevice device)
    {
        if (_taken.Count == 0)
            return true;
        if (_taken.Contains(device.Address) || (device.PhysicalFunction is { } physical && _taken.Contains(physical)) || device.VirtualFunctions.Any(_taken.Contains))
            return false;
        return device.IommuGroup is not { } group
            || Host.IommuGroups.FirstOrDefault(g => g.Id == group) is not { } members || !members.Devices.Any(_taken.Contains);
    }

    private DeviceCandidate Candidate(HostPciDevice device)
    {
        var node = device.Node is { } id ? _map.Layout.IndexOf(id) : -1;
        if (node < 0 && device.LocalCpus is { IsEmpty: false } local)
            node = SingleOrNone([.. local.Select(_map.Layout.NodeOf).Where(n => n >= 0).Distinct()]);
        if (node < 0)
            node = SingleOrNone(_cpuNodes);
        return new DeviceCandidate(device, node, node < 0 ? -1 : _map.Nodes[node].HomePackage);
    }

    private static int SingleOrNone(int[] nodes) => nodes.Length == 1 ? nodes[0] : -1;
}
