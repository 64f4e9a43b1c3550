namespace KvmNfv.Sdk.Placement;

/// <summary>
/// The cheapest way to give each cell a node of its own with so many nodes of each class: successive shortest paths (a minimum-cost flow from cells over nodes to
/// classes). Each new cell takes a node that is free and of a class with room, or pushes another cell on to a further node; Bellman-Ford finds the cheapest
/// chain of pushes.
/// </summary>
internal sealed class ClassAssignment
{
    private readonly AssignmentCost?[][] _costs;
    private readonly List<NodeClass> _classes;
    private readonly int[] _classOf;
    private int[] _node = [];
    private int[] _owner = [];
    private int[] _room = [];

    public ClassAssignment(AssignmentCost?[][] costs, List<NodeClass> classes)
    {
        _costs = costs;
        _classes = classes;
        _classOf = new int[costs.Length == 0 ? 0 : costs[0].Length];
        for (var c = 0; c < classes.Count; c++)
        {
            foreach (var node in classes[c].Nodes)
                _classOf[node] = c;
        }
    }

    /// <summary>The node of each cell and what they cost together; null when the cells don't fit on so many of each class.</summary>
    public (int[] Nodes, AssignmentCost Cost)? Solve(int[] counts)
    {
        _node = new int[_costs.Length];
        _owner = new int[_classOf.Length];
        _room = [.. counts];
        Array.Fill(_node, -1);
        Array.Fill(_owner, -1);
        for (var cell = 0; cell < _costs.Length; cell++)
        {
            if (!Add(cell))
                return null;
        }

        var cost = default(AssignmentCost);
        for (var cell = 0; cell < _costs.Length; cell++)
            cost += _costs[cell][_node[cell]]!.Value;
        return (_node, cost);
    }

    private bool Add(int start)
    {
        var reach = new AssignmentCost?[_costs.Length];
        var pushedBy = new (int Cell, int Node)[_costs.Length];
        reach[start] = default(AssignmentCost);
        for (var changed = true; changed;)
        {
            changed = false;
            for (var cell = 0; cell < _costs.Length; cell++)
            {
                if (reach[cell] is { } cost)
                    changed |= Push(cell, cost, start, reach, pushedBy);
            }
        }

        var (last, end) = (-1, -1);
        AssignmentCost? least = null;
        for (var cell = 0; cell < _costs.Length; cell++)
        {
            for (var n = 0; n < _owner.Length && reach[cell] is not null; n++)
            {
                if (_owner[n] >= 0 || _room[_classOf[n]] == 0 || _costs[cell][n] is not { } step || least?.CompareTo(reach[cell]!.Value + step) <= 0)
                    continue;
                (least, last, end) = (reach[cell]!.Value + step, cell, n);
            }
        }

        if (last < 0)
            return false;
        _room[_classOf[end]]--;
        for (var (cell, node) = (last, end); ; (cell, node) = pushedBy[cell])
        {
            _node[cell] = node;
            if (cell == start)
                break;
        }

        Array.Fill(_owner, -1);
        for (var cell = 0; cell < _node.Length; cell++)
        {
            if (_node[cell] >= 0)
                _owner[_node[cell]] = cell;
        }

        return true;
    }

    // Lets a cell take every node it may, and whoever must give way for that a chance to move on.
    private bool Push(int cell, AssignmentCost cost, int start, AssignmentCost?[] reach, (int Cell, int Node)[] pushedBy)
    {
        var changed = false;
        for (var n = 0; n < _owner.Length; n++)
        {
            if (_costs[cell][n] is not { } step)
                continue;
            if (_owner[n] >= 0)
                changed |= GiveWay(_owner[n], n);
            else if (_room[_classOf[n]] == 0)
            {
                foreach (var other in _classes[_classOf[n]].Nodes)
                    changed |= _owner[other] >= 0 && GiveWay(_owner[other], n);
            }

            bool GiveWay(int other, int taken)
            {
                if (other == cell || other == start)
                    return false;
                var total = cost + step - _costs[other][_node[other]]!.Value;
                if (reach[other] is { } known && known.CompareTo(total) <= 0)
                    return false;
                reach[other] = total;
                pushedBy[other] = (cell, taken);
                return true;
            }
        }

        return changed;
    }
}
