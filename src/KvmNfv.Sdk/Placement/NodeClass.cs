namespace KvmNfv.Sdk.Placement;

/// <summary>Nodes that no distance tells apart: the same package, and the same way to every other node and to housekeeping.</summary>
/// <param name="Nodes">Their indices, ascending.</param>
/// <param name="Package">The package they are in.</param>
/// <param name="Alone">The distance that one cell on one of them costs by itself: to housekeeping.</param>
/// <param name="Inside">The distance between two of them, both ways.</param>
internal sealed record NodeClass(int[] Nodes, int Package, int Alone, int Inside)
{
    /// <summary>Groups nodes; being indistinguishable is transitive, so one member stands for all.</summary>
    public static List<NodeClass> Group(HostMap map, IEnumerable<int> nodes)
    {
        var all = nodes.ToList();
        var groups = new List<List<int>>();
        foreach (var node in all)
        {
            if (groups.Find(g => Same(map, all, g[0], node)) is { } group)
                group.Add(node);
            else
                groups.Add([node]);
        }

        return [.. groups.Select(g => new NodeClass(
            [.. g], map.Nodes[g[0]].HomePackage, map.DistanceToHousekeeping(map.Nodes[g[0]].Node.Id), g.Count > 1 ? Way(map, g[0], g[1]) : 0))];
    }

    /// <summary>The distance between two nodes, both ways.</summary>
    public static int Way(HostMap map, int a, int b) =>
        map.Distance(map.Nodes[a].Node.Id, map.Nodes[b].Node.Id) + map.Distance(map.Nodes[b].Node.Id, map.Nodes[a].Node.Id);

    private static bool Same(HostMap map, List<int> all, int a, int b) =>
        map.Nodes[a].HomePackage == map.Nodes[b].HomePackage
        && map.DistanceToHousekeeping(map.Nodes[a].Node.Id) == map.DistanceToHousekeeping(map.Nodes[b].Node.Id)
        && all.All(n => n == a || n == b || Way(map, a, n) == Way(map, b, n));
}
