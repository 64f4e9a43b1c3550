using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>Writes the device that a request got, with its reason.</summary>
internal static class DevicePlan
{
    public static DevicePlacement Write(HostMap map, DeviceRequest request, DeviceCandidate candidate, int[] nodes)
    {
        var (device, node) = (candidate.Device, candidate.Node);
        var cell = request.Cell ?? (node < 0 ? 0 : Enumerable.Range(0, nodes.Length).MinBy(c => map.Layout.Distances[node, nodes[c]]));
        int? nodeId = node < 0 ? null : map.Nodes[node].Node.Id;
        var what = request.PhysicalFunction is { } physical ? $"A free virtual function of {physical}"
            : request.Address is not null ? "The device asked for" : $"A free device of class {request.Class}";
        var where = node < 0 ? "whose node the host doesn't tell"
            : nodes[cell] == node ? $"on node {nodeId} like cell {cell}"
            : $"on node {nodeId}, distance {map.Layout.Distances[node, nodes[cell]]} from cell {cell} on node {map.Nodes[nodes[cell]].Node.Id}";
        return new DevicePlacement
        {
            Name = request.Name,
            Address = device.Address,
            Class = DevicePool.ClassOf(device),
            PhysicalFunction = device.PhysicalFunction,
            Node = nodeId,
            Cell = cell,
            Affinity = request.Affinity,
            Reason = new PlacementReason { Rule = PlacementRule.Device, Text = $"{what}, {where}.", Node = nodeId },
        };
    }
}
