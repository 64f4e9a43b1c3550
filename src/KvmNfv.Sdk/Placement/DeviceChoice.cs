namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Gives each of a VNF's requests a device of its own, the nearest to the cells' nodes together, exactly (successive shortest paths). Requests that
/// name a cell take a device of the node fixed for them.
/// </summary>
internal sealed class DeviceChoice
{
    private const long Crossing = 1L << 32;
    private readonly HostMap _map;
    private readonly DevicePool _pool;
    private readonly int[] _fixedNodes;
    private readonly DeviceCandidate[] _devices;
    private readonly bool[,] _matches;

    /// <param name="map">The host.</param>
    /// <param name="pool">The free devices.</param>
    /// <param name="fixedNodes">For each request that names a cell, the index of the node that its device comes from (-1: one of unknown node).</param>
    public DeviceChoice(HostMap map, DevicePool pool, int[] fixedNodes)
    {
        (_map, _pool, _fixedNodes) = (map, pool, fixedNodes);
        var requests = pool.Requests.Count;
        _devices = [.. pool.Devices.Select(d => d.Device)];
        _matches = new bool[requests, _devices.Length];
        for (var r = 0; r < requests; r++)
        {
            for (var d = 0; d < _devices.Length; d++)
                _matches[r, d] = pool.Devices[d].Matches[r] && (pool.Requests[r].Cell is null || _devices[d].Node == fixedNodes[r]);
        }
    }

    /// <summary>Nodes of devices that requests without a cell could get.</summary>
    public IEnumerable<int> FloatingNodes => Enumerable.Range(0, _pool.Requests.Count).Where(r => _pool.Requests[r].Cell is null)
        .SelectMany(r => _pool.Candidates[r]).Select(c => c.Node).Where(n => n >= 0).Distinct();

    /// <summary>Socket crossings and distance of the best choice for cells on some nodes, and the devices; null when there is none. Requests that
    /// name a cell cost nothing here: that is the cell's own cost.</summary>
    public (int Crossings, int Distance, DeviceCandidate[] Devices)? Solve(ReadOnlySpan<int> nodes)
    {
        var costs = Costs(nodes);
        var chosen = new int[_pool.Requests.Count];
        Array.Fill(chosen, -1);
        for (var request = 0; request < chosen.Length; request++)
        {
            if (!Add(request, costs, chosen))
                return null;
        }

        var total = chosen.Select((d, r) => costs[r, d]!.Value).Sum();
        return ((int)(total / Crossing), (int)(total % Crossing), [.. chosen.Select(d => _devices[d])]);
    }

    /// <summary>How many requests can get a device of their own at the same time, however far.</summary>
    public int MostMatched()
    {
        var costs = new long?[_pool.Requests.Count, _devices.Length];
        for (var r = 0; r < _pool.Requests.Count; r++)
        {
            for (var d = 0; d < _devices.Length; d++)
                costs[r, d] = _pool.Devices[d].Matches[r] ? 0 : null;
        }

        var chosen = new int[_pool.Requests.Count];
        Array.Fill(chosen, -1);
        return Enumerable.Range(0, chosen.Length).Count(r => Add(r, costs, chosen));
    }

    /// <summary>What a cell on a node costs by the requests that name it; null when it may not be there.</summary>
    public (int Crossings, int Distance)? OfCell(int cell, int node)
    {
        var (crossings, distance) = (0, 0);
        for (var r = 0; r < _pool.Requests.Count; r++)
        {
            if (_pool.Requests[r].Cell != cell)
                continue;
            if (Cost(_pool.Requests[r].Affinity, _fixedNodes[r], [node]) is not { } cost)
                return null;
            crossings += (int)(cost / Crossing);
            distance += (int)(cost % Crossing);
        }

        return (crossings, distance);
    }

    private long?[,] Costs(ReadOnlySpan<int> nodes)
    {
        var costs = new long?[_pool.Requests.Count, _devices.Length];
        for (var r = 0; r < _pool.Requests.Count; r++)
        {
            for (var d = 0; d < _devices.Length; d++)
            {
                if (_matches[r, d])
                    costs[r, d] = _pool.Requests[r].Cell is not null ? 0 : Cost(_pool.Requests[r].Affinity, _devices[d].Node, nodes);
            }
        }

        return costs;
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
        var owner = new int[_devices.Length];
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
                for (var d = 0; d < _devices.Length && reach[r] is not null; d++)
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
            for (var d = 0; d < _devices.Length && reach[r] is not null; d++)
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
