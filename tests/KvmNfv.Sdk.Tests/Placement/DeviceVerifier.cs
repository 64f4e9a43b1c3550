using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>Checks the devices of a plan against the rules as docs/placement.md states them.</summary>
internal static class DeviceVerifier
{
    public static IEnumerable<string> Faults(HostTopology host, VnfProfile profile, HostUsage usage, PlacementPlan plan)
    {
        if (!plan.Devices.Select(d => d.Name).SequenceEqual(profile.Devices.Select(d => d.Name)))
            yield return "a device is missing";
        if (plan.Devices.Select(d => d.Address).Distinct().Count() != plan.Devices.Count)
            yield return "a device is given twice";
        foreach (var (request, placed) in profile.Devices.Zip(plan.Devices))
        {
            var device = host.PciDevices.Single(d => d.Address == placed.Address);
            if (!Matches(host, request, device))
                yield return $"device {device.Address} is not what '{request.Name}' asks for";
            if (!Free(host, usage, device))
                yield return $"device {device.Address} is taken";
            if (placed.Node != NodeOf(host, device))
                yield return "a device's node is wrong";
            if (!Near(host, request, NodeOf(host, device), [.. Cells(request, plan).Select(c => c.Node)]))
                yield return $"device {device.Address} is not near enough for '{request.Name}'";
        }
    }

    public static bool Matches(HostTopology host, DeviceRequest request, HostPciDevice device)
    {
        if (request.Class is { } kind && !$"{device.Class:x6}".StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            return false;
        if (request.Address is { } address)
            return device.Address == PciAddress.Parse(address);
        if (request.PhysicalFunction is { } physical)
            return device.PhysicalFunction is { } own && (own.ToString() == physical || host.PciDevice(own)?.NetworkInterfaces.Contains(physical) == true);
        return device.VirtualFunctions.Count == 0 && device.Class >> 16 != 6;
    }

    public static bool Free(HostTopology host, HostUsage usage, HostPciDevice device)
    {
        var group = host.IommuGroups.Where(g => g.Devices.Contains(device.Address)).SelectMany(g => g.Devices).Append(device.Address);
        return !group.Any(usage.Devices.Contains) && (device.PhysicalFunction is not { } physical || !usage.Devices.Contains(physical))
            && !device.VirtualFunctions.Any(usage.Devices.Contains);
    }

    public static int? NodeOf(HostTopology host, HostPciDevice device)
    {
        var withCpus = host.Nodes.Where(n => host.Cpus.Any(c => c.Online && c.Node == n.Id)).ToList();
        return device.Node ?? (withCpus.Count == 1 ? withCpus[0].Id : null);
    }

    public static bool Near(HostTopology host, DeviceRequest request, int? node, int[] cells) => request.Affinity switch
    {
        DeviceAffinity.Required => node is { } n && cells.Contains(n),
        DeviceAffinity.Socket => node is { } n && cells.Any(c => c == n || (Package(host, n) is { } p && Package(host, c) == p)),
        _ => true,
    };

    public static int Crossings(HostTopology host, VnfProfile profile, PlacementPlan plan) => profile.Devices.Zip(plan.Devices).Count(d =>
        d.Second.Node is { } node && Cells(d.First, plan).All(c => Package(host, c.Node) != Package(host, node)));

    public static int Distances(HostTopology host, VnfProfile profile, PlacementPlan plan) => profile.Devices.Zip(plan.Devices).Sum(d =>
        d.Second.Node is { } node ? Cells(d.First, plan).Min(c => PlanVerifier.Distance(host, node, c.Node)) : 0);

    private static IEnumerable<CellPlacement> Cells(DeviceRequest request, PlacementPlan plan) =>
        plan.Cells.Where(c => request.Cell is null || request.Cell == c.Cell);

    private static int? Package(HostTopology host, int node) => host.Cpus.FirstOrDefault(c => c.Online && c.Node == node)?.Package;
}
