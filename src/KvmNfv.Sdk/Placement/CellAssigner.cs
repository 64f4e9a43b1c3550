namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Gives each cell a node of its own at the least <see cref="AssignmentCost"/>: branch and bound over cells, exact. A branch is left when even
/// the smallest that could still be added leaves it no better than the best found, or when the cells left can't all get a node (matching).
/// Among equals the first found wins; the search goes by cost, then by node, so that is always the same one.
/// </summary>
internal sealed class CellAssigner
{
    private readonly HostMap _map;
    private readonly CellNeed[] _needs;
    private readonly CellFit?[][] _fits;
    private readonly AssignmentCost[][] _costs;
    private readonly int[] _order;
    private readonly int[,] _pair;
    private readonly int[] _chosen;
    private readonly bool[] _used;
    private int[]? _best;
    private AssignmentCost _bestCost;

    public CellAssigner(HostMap map, CellNeed[] needs, CellFit?[][] fits)
    {
        (_map, _needs, _fits) = (map, needs, fits);
        var nodes = map.Nodes.Length;
        _costs = [.. fits.Select(row => row.Select((fit, n) =>
            fit is null ? default : AssignmentCost.Of(fit, map.DistanceToHousekeeping(map.Nodes[n].Node.Id))).ToArray())];
        _pair = new int[nodes, nodes];
        for (var a = 0; a < nodes; a++)
        {
            for (var b = 0; b < nodes; b++)
                _pair[a, b] = map.Distance(map.Nodes[a].Node.Id, map.Nodes[b].Node.Id) + map.Distance(map.Nodes[b].Node.Id, map.Nodes[a].Node.Id);
        }

        // Cells with few nodes to choose from first; equal cells stay side by side, lower first, for the symmetry below.
        _order = [.. Enumerable.Range(0, needs.Length).OrderBy(c => fits[c].Count(f => f is not null)).ThenBy(c => Array.IndexOf(needs, needs[c])).ThenBy(c => c)];
        _chosen = new int[needs.Length];
        _used = new bool[nodes];
    }

    /// <summary>The index of the node for each cell, and the cost; null when the cells can't all get one.</summary>
    public (int[] Nodes, AssignmentCost Cost)? Solve()
    {
        if (MatchedCells(0) < _needs.Length)
            return null;
        Search(0, default, 0);
        return _best is null ? null : (_best, _bestCost);
    }

    /// <summary>How many of the cells, from a place in the order on, can get a node of their own together (bipartite matching).</summary>
    public int MatchedCells(int from)
    {
        var owner = new int[_used.Length];
        Array.Fill(owner, -1);
        var matched = 0;
        for (var i = from; i < _order.Length; i++)
            matched += Match(_order[i], owner, new bool[_used.Length]) ? 1 : 0;
        return matched;
    }

    private bool Match(int cell, int[] owner, bool[] seen)
    {
        for (var n = 0; n < owner.Length; n++)
        {
            if (_used[n] || seen[n] || _fits[cell][n] is null)
                continue;
            seen[n] = true;
            if (owner[n] >= 0 && !Match(owner[n], owner, seen))
                continue;
            owner[n] = cell;
            return true;
        }

        return false;
    }

    private void Search(int depth, AssignmentCost cost, int packages)
    {
        if (depth == _order.Length)
        {
            Keep(cost);
            return;
        }

        var cell = _order[depth];
        var next = new List<(AssignmentCost Cost, int Node, int Packages)>();
        // Equal cells take nodes in ascending order: the other orders cost the same.
        var first = depth > 0 && _needs[_order[depth - 1]] == _needs[cell] ? _chosen[_order[depth - 1]] + 1 : 0;
        for (var n = first; n < _used.Length; n++)
        {
            if (_used[n] || _fits[cell][n] is null)
                continue;
            var opened = IsOpen(n, depth) ? packages : packages + 1;
            var step = cost + _costs[cell][n] + new AssignmentCost(opened - packages - (packages == 0 ? 1 : 0), PairsTo(n, depth), 0, 0, 0);
            next.Add((step, n, opened));
        }

        foreach (var (step, node, opened) in next.OrderBy(x => x.Cost).ThenBy(x => x.Node))
        {
            _chosen[cell] = node;
            _used[node] = true;
            if (CanWin(depth + 1, step))
                Search(depth + 1, step, opened);
            _used[node] = false;
        }
    }

    private bool CanWin(int depth, AssignmentCost cost)
    {
        if (depth < _order.Length && MatchedCells(depth) < _order.Length - depth)
            return false;
        return _best is null || (cost + Least(depth)).CompareTo(_bestCost) < 0;
    }

    // The least that the cells left must add: new sockets when those in use have too few free nodes, each cell's cheapest free node with its way
    // to the cells placed, and the shortest way between any two free nodes for each pair of cells left.
    private AssignmentCost Least(int depth)
    {
        var left = _order.Length - depth;
        if (left == 0)
            return default;
        var sum = new AssignmentCost(SocketsNeeded(depth, left), left * (left - 1) / 2 * ShortestFreePair(), 0, 0, 0);
        for (var i = depth; i < _order.Length; i++)
        {
            AssignmentCost? least = null;
            for (var n = 0; n < _used.Length; n++)
            {
                if (_used[n] || _fits[_order[i]][n] is null)
                    continue;
                var cost = _costs[_order[i]][n] + new AssignmentCost(0, PairsTo(n, depth), 0, 0, 0);
                least = least?.Floor(cost) ?? cost;
            }

            sum += least ?? default;
        }

        return sum;
    }

    private int SocketsNeeded(int depth, int left)
    {
        var open = 0;
        var closed = new Dictionary<int, int>();
        for (var n = 0; n < _used.Length; n++)
        {
            if (_used[n] || !Enumerable.Range(depth, left).Any(i => _fits[_order[i]][n] is not null))
                continue;
            if (IsOpen(n, depth))
                open++;
            else
                closed[Home(n)] = closed.GetValueOrDefault(Home(n)) + 1;
        }

        var sockets = 0;
        foreach (var nodes in closed.Values.OrderDescending())
        {
            if (open >= left)
                break;
            open += nodes;
            sockets++;
        }

        return sockets;
    }

    private int ShortestFreePair()
    {
        var shortest = int.MaxValue;
        for (var a = 0; a < _used.Length; a++)
        {
            for (var b = a + 1; b < _used.Length && !_used[a]; b++)
                shortest = _used[b] ? shortest : Math.Min(shortest, _pair[a, b]);
        }

        return shortest == int.MaxValue ? 0 : shortest;
    }

    private int Home(int node) => _map.Nodes[node].HomePackage;

    private bool IsOpen(int node, int depth)
    {
        for (var i = 0; i < depth; i++)
        {
            if (Home(_chosen[_order[i]]) == Home(node))
                return true;
        }

        return false;
    }

    private int PairsTo(int node, int depth)
    {
        var sum = 0;
        for (var i = 0; i < depth; i++)
            sum += _pair[_chosen[_order[i]], node];
        return sum;
    }

    private void Keep(AssignmentCost cost)
    {
        if (_best is not null && cost.CompareTo(_bestCost) >= 0)
            return;
        _best = [.. _chosen];
        _bestCost = cost;
    }
}
