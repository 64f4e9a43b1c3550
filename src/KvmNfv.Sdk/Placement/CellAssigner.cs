namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Gives each cell a node of its own at the least <see cref="AssignmentCost"/>, exactly. Sockets and distance depend on the set of nodes only, not on which
/// cell has which, and nodes of a class are interchangeable for them: so it tries how many nodes of each class to use, drops what is no better in sockets
/// and distance than the best found, and for the rest solves the cheapest assignment (<see cref="ClassAssignment"/>). Among equals the first
/// found wins, which is always the same one.
/// </summary>
internal sealed class CellAssigner
{
    private readonly CellFit?[][] _fits;
    private readonly List<NodeClass> _classes;
    private readonly int[,] _between;
    private readonly int[] _counts;
    private readonly ClassAssignment _assignment;
    private int[]? _best;
    private AssignmentCost _bestCost;

    public CellAssigner(HostMap map, CellFit?[][] fits)
    {
        _fits = fits;
        _classes = NodeClass.Group(map, Enumerable.Range(0, map.Nodes.Length).Where(n => fits.Any(row => row[n] is not null)));
        _between = new int[_classes.Count, _classes.Count];
        for (var a = 0; a < _classes.Count; a++)
        {
            for (var b = 0; b < _classes.Count; b++)
                _between[a, b] = NodeClass.Way(map, _classes[a].Nodes[0], _classes[b].Nodes[0]);
        }

        _counts = new int[_classes.Count];
        _assignment = new ClassAssignment(fits, _classes);
    }

    /// <summary>The index of the node for each cell, and the cost; null when the cells can't all get one.</summary>
    public (int[] Nodes, AssignmentCost Cost)? Solve()
    {
        if (MatchedCells() < _fits.Length)
            return null;
        Search(0, _fits.Length, 0, 0);
        return _best is null ? null : (InOrder(_best), _bestCost);
    }

    // Cells with equal needs share one row of fits: whichever has which of their nodes costs the same, so the lower cell takes the lower node.
    private int[] InOrder(int[] nodes)
    {
        var ordered = nodes.ToArray();
        foreach (var equal in Enumerable.Range(0, nodes.Length).GroupBy(c => _fits[c]))
        {
            foreach (var (cell, node) in equal.Zip(equal.Select(c => nodes[c]).Order()))
                ordered[cell] = node;
        }

        return ordered;
    }

    /// <summary>How many of the cells can get a node of their own together (bipartite matching).</summary>
    public int MatchedCells()
    {
        var owner = new int[_fits.Length == 0 ? 0 : _fits[0].Length];
        Array.Fill(owner, -1);
        return Enumerable.Range(0, _fits.Length).Count(cell => Match(cell, owner, new bool[owner.Length]));
    }

    private bool Match(int cell, int[] owner, bool[] seen)
    {
        for (var n = 0; n < owner.Length; n++)
        {
            if (seen[n] || _fits[cell][n] is null)
                continue;
            seen[n] = true;
            if (owner[n] >= 0 && !Match(owner[n], owner, seen))
                continue;
            owner[n] = cell;
            return true;
        }

        return false;
    }

    private void Search(int index, int left, int sockets, int distance)
    {
        // Neither sockets nor distance can fall again.
        if (_best is not null && (sockets, distance).CompareTo((_bestCost.Sockets, _bestCost.Distance)) > 0)
            return;
        if (left == 0)
        {
            Consider(sockets, distance);
            return;
        }

        if (index == _classes.Count || _classes.Skip(index).Sum(c => c.Nodes.Length) < left)
            return;
        for (var count = Math.Min(left, _classes[index].Nodes.Length); count >= 0; count--)
        {
            _counts[index] = count;
            var opened = count > 0 && IsNewPackage(index) && Enumerable.Range(0, index).Any(i => _counts[i] > 0) ? 1 : 0;
            Search(index + 1, left - count, sockets + opened, distance + Added(index, count));
        }

        _counts[index] = 0;
    }

    private bool IsNewPackage(int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (_counts[i] > 0 && _classes[i].Package == _classes[index].Package)
                return false;
        }

        return true;
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
        if (_assignment.Solve(_counts) is not var (nodes, cost))
            return;
        cost += new AssignmentCost(sockets, distance, 0, 0, 0);
        if (_best is null || cost.CompareTo(_bestCost) < 0)
            (_best, _bestCost) = (nodes, cost);
    }
}
