namespace KvmNfv.Sdk.Placement;

/// <summary>Nodes that no distance tells apart: the same package, and the same way to every other node and to housekeeping.</summary>
/// <param name="Nodes">Their indices, ascending.</param>
/// <param name="Package">The package they are in.</param>
/// <param name="Alone">The distance that one cell on one of them costs by itself: to housekeeping.</param>
/// <param name="Inside">The distance between two of them, both ways.</param>
internal sealed record NodeClass(int[] Nodes, int Package, int Alone, int Inside)
{
    /// <summary>Groups nodes; being indistinguishable is transitive, so one member stands for all.</summary>
    /// <param name="map">The host.</param>
    /// <param name="nodes">The nodes, by index.</param>
    /// <param name="devices">Nodes that have devices which the VNF could get: each is alone in its class.</param>
    public static List<NodeClass> Group(HostMap map, IReadOnlyList<int> nodes, IReadOnlyCollection<int> devices)
    {
        var groups = new List<List<int>>();
        foreach (var node in nodes)
        {
            if (groups.Find(g => Same(map, nodes, devices, g[0], node)) is { } group)
                group.Add(node);
            else
                groups.Add([node]);
        }

        return [.. groups.Select(g => new NodeClass(
            [.. g], map.Nodes[g[0]].HomePackage, map.DistanceToHousekeeping[g[0]], g.Count > 1 ? Way(map, g[0], g[1]) : 0))];
    }

    /// <summary>The distance between two nodes, both ways.</summary>
    public static int Way(HostMap map, int a, int b) => map.Layout.Distances[a, b] + map.Layout.Distances[b, a];

    private static bool Same(HostMap map, IReadOnlyList<int> nodes, IReadOnlyCollection<int> devices, int a, int b)
    {
        if (map.Nodes[a].HomePackage != map.Nodes[b].HomePackage || map.DistanceToHousekeeping[a] != map.DistanceToHousekeeping[b])
            return false;
        foreach (var n in nodes)
        {
            if (n != a && n != b && Way(map, a, n) != Way(map, b, n))
                return false;
        }

        foreach (var device in devices)
        {
            if (device == a || device == b || map.Layout.Distances[device, a] != map.Layout.Distances[device, b])
                return false;
        }

        return true;
    }
}
