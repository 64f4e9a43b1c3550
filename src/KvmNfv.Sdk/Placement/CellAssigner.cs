namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Gives each cell a node of its own at the least <see cref="AssignmentCost"/>, exactly. Sockets, distance and devices depend on the set of nodes only, not on
/// which cell has which, and nodes of a class are interchangeable for them: so it tries how many nodes of each class to use, drops what can't get
/// better in sockets, devices and distance than the best found, and for the rest solves the cheapest assignment (<see cref="ClassAssignment"/>).
/// Among equals the first found wins, which is always the same one.
/// </summary>
internal sealed class CellAssigner
{
    private readonly HostMap _map;
    private readonly AssignmentCost?[][] _costs;
    private readonly DeviceChoice? _devices;
    private readonly List<NodeClass> _classes;
    private readonly int[,] _between;
    private readonly int[] _counts;
    private readonly ClassAssignment _assignment;
    private readonly int _leastAlone;
    private readonly int _leastBetween;
    private readonly int _roomAfter;
    private AssignmentCost _least;
    private Assignment? _best;

    /// <param name="map">The host.</param>
    /// <param name="costs">For each cell what each node costs; null where it doesn't fit. Equal cells share a row.</param>
    /// <param name="devices">The devices to choose; null for none.</param>
    public CellAssigner(HostMap map, AssignmentCost?[][] costs, DeviceChoice? devices)
    {
        (_map, _costs, _devices) = (map, costs, devices);
        int[] nodes = [.. Enumerable.Range(0, map.Nodes.Length).Where(n => costs.Any(row => row[n] is not null))];
        _classes = NodeClass.Group(map, nodes, devices is null ? [] : [.. devices.FloatingNodes]);
        _between = new int[_classes.Count, _classes.Count];
        _leastBetween = int.MaxValue;
        for (var a = 0; a < _classes.Count; a++)
        {
            for (var b = 0; b < _classes.Count; b++)
                _between[a, b] = a == b ? _classes[a].Inside : NodeClass.Way(map, _classes[a].Nodes[0], _classes[b].Nodes[0]);
            for (var b = 0; b <= a; b++)
                _leastBetween = a == b && _classes[a].Nodes.Length == 1 ? _leastBetween : Math.Min(_leastBetween, _between[a, b]);
        }

        _leastBetween = _leastBetween == int.MaxValue ? 0 : _leastBetween;
        _leastAlone = _classes.Count == 0 ? 0 : _classes.Min(c => c.Alone);
        _roomAfter = _classes.Sum(c => c.Nodes.Length);
        _counts = new int[_classes.Count];
        _assignment = new ClassAssignment(costs, _classes);
    }

    /// <summary>The best assignment; null when the cells can't all get a node, or not with their devices.</summary>
    public Assignment? Solve()
    {
        if (MatchedCells() < _costs.Length)
            return null;
        // What the cells cost by themselves on their best nodes bounds sockets and devices from below.
        foreach (var row in _costs)
        {
            _least += new AssignmentCost(row.Min(c => c?.Sockets ?? int.MaxValue), row.Min(c => c?.Devices ?? int.MaxValue), 0, 0, 0, 0);
        }

        Search(0, _costs.Length, _roomAfter, 0, 0);
        return _best is null ? null : _best with { Nodes = InOrder(_best.Nodes) };
    }

    /// <summary>How many of the cells can get a node of their own together (bipartite matching).</summary>
    public int MatchedCells()
    {
        var owner = new int[_costs.Length == 0 ? 0 : _costs[0].Length];
        Array.Fill(owner, -1);
        return Enumerable.Range(0, _costs.Length).Count(cell => Match(cell, owner, new bool[owner.Length]));
    }

    // Cells with equal needs share one row: whichever has which of their nodes costs the same, so the lower cell takes the lower node.
    private int[] InOrder(int[] nodes)
    {
        var ordered = nodes.ToArray();
        foreach (var equal in Enumerable.Range(0, nodes.Length).GroupBy(c => _costs[c]))
        {
            foreach (var (cell, node) in equal.Zip(equal.Select(c => nodes[c]).Order()))
                ordered[cell] = node;
        }

        return ordered;
    }

    private bool Match(int cell, int[] owner, bool[] seen)
    {
        for (var n = 0; n < owner.Length; n++)
        {
            if (seen[n] || _costs[cell][n] is null)
                continue;
            seen[n] = true;
            if (owner[n] >= 0 && !Match(owner[n], owner, seen))
                continue;
            owner[n] = cell;
            return true;
        }

        return false;
    }

    private void Search(int index, int left, int room, int sockets, int distance)
    {
        if (room < left)
            return;
        if (_best is not null)
        {
            // Neither can fall again, and each cell still to come adds at least this much.
            var placed = _costs.Length - left;
            var more = (left * _leastAlone) + (((left * placed) + (left * (left - 1) / 2)) * _leastBetween);
            var bound = (_least.Sockets + sockets, _least.Devices, distance + more);
            if (bound.CompareTo((_best.Cost.Sockets, _best.Cost.Devices, _best.Cost.Distance)) > 0)
                return;
        }

        if (left == 0)
        {
            Consider(sockets, distance);
            return;
        }

        if (index == _classes.Count)
            return;
        room -= _classes[index].Nodes.Length;
        for (var count = Math.Min(left, _classes[index].Nodes.Length); count >= 0; count--)
        {
            _counts[index] = count;
            Search(index + 1, left - count, room, sockets + Opened(index, count), distance + Added(index, count));
        }

        _counts[index] = 0;
    }

    // A socket beyond the first is a border crossed.
    private int Opened(int index, int count)
    {
        var any = false;
        for (var i = 0; i < index; i++)
        {
            if (_counts[i] > 0 && _classes[i].Package == _classes[index].Package)
                return 0;
            any |= _counts[i] > 0;
        }

        return count > 0 && any ? 1 : 0;
    }

    private int Added(int index, int count)
    {
        var sum = (count * _classes[index].Alone) + (count * (count - 1) / 2 * _classes[index].Inside);
        for (var i = 0; i < index; i++)
            sum += count * _counts[i] * _between[i, index];
        return sum;
    }

    private void Consider(int sockets, int distance)
    {
        var cost = new AssignmentCost(sockets, 0, distance, 0, 0, 0);
        if (_devices is not null)
        {
            if (_devices.OfNodes(Representatives()) is not var (crossings, far))
                return;
            cost += new AssignmentCost(crossings, far, 0, 0, 0, 0);
        }

        if (_best is not null && (cost + _least).CompareTo(_best.Cost with { Fit = 0, Pages = 0, Isolated = 0 }) > 0)
            return;
        if (_assignment.Solve(_counts) is not var (nodes, ofCells))
            return;
        cost += ofCells;
        if (_best is null || cost.CompareTo(_best.Cost) < 0)
            _best = new Assignment(nodes, [], cost);
    }

    // Nodes of a class are alike to devices, so any of them stands for all.
    private int[] Representatives()
    {
        var nodes = new List<int>();
        for (var c = 0; c < _classes.Count; c++)
            nodes.AddRange(_classes[c].Nodes.AsSpan(0, _counts[c]));
        return [.. nodes];
    }
}
