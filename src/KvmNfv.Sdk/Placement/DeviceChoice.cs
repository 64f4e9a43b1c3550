namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Gives requests devices of their own, the nearest to the cells' nodes together, exactly (successive shortest paths).
/// <para>Loose, each cell's requests and those for any cell are looked at apart from each other: what they cost is never more than together, and
/// mostly the same. Fixed, requests that name a cell take a device of the node given for them, and all compete.</para>
/// </summary>
internal sealed class DeviceChoice
{
    private const long Crossing = 1L << 32;
    private readonly HostMap _map;
    private readonly DevicePool _pool;
    private readonly int[]? _fixedNodes;
    private readonly int[] _floating;

    /// <param name="map">The host.</param>
    /// <param name="pool">The free devices.</param>
    /// <param name="fixedNodes">For each request that names a cell, the index of the node that its device comes from (-1: one of unknown node); null
    /// for the loose view.</param>
    public DeviceChoice(HostMap map, DevicePool pool, int[]? fixedNodes = null)
    {
        (_map, _pool, _fixedNodes) = (map, pool, fixedNodes);
        _floating = [.. Enumerable.Range(0, pool.Requests.Count).Where(r => pool.Requests[r].Cell is null)];
    }

    /// <summary>Nodes of devices that requests without a cell could get.</summary>
    public IEnumerable<int> FloatingNodes => _floating.SelectMany(r => _pool.Candidates[r]).Select(c => c.Node).Where(n => n >= 0).Distinct();

    /// <summary>Socket crossings and distance of the best choice for the requests without a cell, for cells on some nodes; null when there is none.</summary>
    public (int Crossings, int Distance)? OfNodes(int[] nodes) => _fixedNodes is null
        ? Sum(Match(_floating, _ => nodes))
        : Sum(Match([.. Enumerable.Range(0, _pool.Requests.Count)], r => _pool.Requests[r].Cell is null ? nodes : null));

    /// <summary>What a cell on a node costs by the requests that name it; null when it may not be there.</summary>
    public (int Crossings, int Distance)? OfCell(int cell, int node)
    {
        int[] requests = [.. Enumerable.Range(0, _pool.Requests.Count).Where(r => _pool.Requests[r].Cell == cell)];
        if (_fixedNodes is null)
            return Sum(Match(requests, _ => [node]));
        var total = 0L;
        foreach (var r in requests)
        {
            if (Cost(_pool.Requests[r].Affinity, _fixedNodes[r], [node]) is not { } cost)
                return null;
            total += cost;
        }

        return ((int)(total / Crossing), (int)(total % Crossing));
    }

    /// <summary>The devices of all requests for cells on their nodes, and what they cost together; null when there are none.</summary>
    public (int Crossings, int Distance, DeviceCandidate[] Devices)? OfPlan(int[] nodeOfCell)
    {
        var match = Match([.. Enumerable.Range(0, _pool.Requests.Count)], r => _pool.Requests[r].Cell is { } cell ? [nodeOfCell[cell]] : nodeOfCell, fixedNodes: false);
        return match is null ? null : (Sum(match)!.Value.Crossings, Sum(match)!.Value.Distance, [.. match.Value.Devices.Select(d => _pool.Devices[d].Device)]);
    }

    /// <summary>How many requests can get a device of their own at the same time, however far.</summary>
    public int MostMatched()
    {
        var costs = new long?[_pool.Requests.Count, _pool.Devices.Length];
        for (var r = 0; r < _pool.Requests.Count; r++)
        {
            for (var d = 0; d < _pool.Devices.Length; d++)
                costs[r, d] = _pool.Devices[d].Matches[r] ? 0 : null;
        }

        var chosen = new int[_pool.Requests.Count];
        Array.Fill(chosen, -1);
        return Enumerable.Range(0, chosen.Length).Count(r => Add(r, costs, chosen));
    }

    private static (int Crossings, int Distance)? Sum((int[] Devices, long Cost)? match) =>
        match is null ? null : ((int)(match.Value.Cost / Crossing), (int)(match.Value.Cost % Crossing));

    // Devices for some requests, each near to its nodes; a request without nodes takes any device of its fixed node and costs nothing.
    private (int[] Devices, long Cost)? Match(int[] requests, Func<int, int[]?> nodes, bool fixedNodes = true)
    {
        var costs = new long?[requests.Length, _pool.Devices.Length];
        for (var i = 0; i < requests.Length; i++)
        {
            var (r, near) = (requests[i], nodes(requests[i]));
            for (var d = 0; d < _pool.Devices.Length; d++)
            {
                var device = _pool.Devices[d];
                if (!device.Matches[r] || (fixedNodes && near is null && device.Device.Node != _fixedNodes![r]))
                    continue;
                costs[i, d] = near is null ? 0 : Cost(_pool.Requests[r].Affinity, device.Device.Node, near);
            }
        }

        var chosen = new int[requests.Length];
        Array.Fill(chosen, -1);
        for (var i = 0; i < chosen.Length; i++)
        {
            if (!Add(i, costs, chosen))
                return null;
        }

        return (chosen, chosen.Select((d, i) => costs[i, d]!.Value).Sum());
    }

    private long? Cost(DeviceAffinity affinity, int device, ReadOnlySpan<int> nodes)
    {
        if (device < 0)
            return affinity == DeviceAffinity.Preferred ? 0 : null;
        var (nearest, near, here) = (int.MaxValue, false, false);
        foreach (var node in nodes)
        {
            nearest = Math.Min(nearest, _map.Layout.Distances[device, node]);
            here |= node == device;
            near |= node == device || (_map.Nodes[device].HomePackage >= 0 && _map.Nodes[node].HomePackage == _map.Nodes[device].HomePackage);
        }

        var may = affinity == DeviceAffinity.Preferred || (affinity == DeviceAffinity.Socket ? near : here);
        return may ? nearest + (near ? 0 : Crossing) : null;
    }

    // Bellman-Ford over the requests that would have to change their device.
    private bool Add(int start, long?[,] costs, int[] chosen)
    {
        var reach = new long?[chosen.Length];
        var pushedBy = new (int Request, int Device)[chosen.Length];
        var owner = new int[_pool.Devices.Length];
        Array.Fill(owner, -1);
        for (var r = 0; r < chosen.Length; r++)
        {
            if (chosen[r] >= 0)
                owner[chosen[r]] = r;
        }

        reach[start] = 0;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var r = 0; r < chosen.Length; r++)
            {
                for (var d = 0; d < _pool.Devices.Length && reach[r] is not null; d++)
                {
                    if (costs[r, d] is not { } step || owner[d] is var other && (other < 0 || other == r || other == start))
                        continue;
                    var total = reach[r]!.Value + step - costs[other, d]!.Value;
                    if (reach[other] <= total)
                        continue;
                    (reach[other], pushedBy[other], changed) = (total, (r, d), true);
                }
            }
        }

        var (last, end, least) = (-1, -1, long.MaxValue);
        for (var r = 0; r < chosen.Length; r++)
        {
            for (var d = 0; d < _pool.Devices.Length && reach[r] is not null; d++)
            {
                if (owner[d] < 0 && costs[r, d] is { } step && reach[r]!.Value + step < least)
                    (last, end, least) = (r, d, reach[r]!.Value + step);
            }
        }

        if (last < 0)
            return false;
        for (var (request, device) = (last, end); ; (request, device) = pushedBy[request])
        {
            chosen[request] = device;
            if (request == start)
                return true;
        }
    }
}
