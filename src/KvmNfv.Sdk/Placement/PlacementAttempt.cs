namespace KvmNfv.Sdk.Placement;

/// <summary>One run of the placer, with everything that a refusal is explained from.</summary>
internal sealed class PlacementAttempt
{
    // Ways to share out devices that requests of several cells compete for; hosts that have more of them have far more devices than any VNF takes.
    private const int MaxDeviceNodes = 4096;

    public PlacementAttempt(HostMap map, VnfProfile profile)
    {
        (Map, Profile) = (map, profile);
        Needs = new VnfNeeds(profile, map.Layout.Types);
        Shares = new ShareRoom(map, profile);
        Devices = profile.Devices.Count == 0 ? null : new DevicePool(map, profile.Devices);
    }

    public HostMap Map { get; }
    public VnfProfile Profile { get; }
    public VnfNeeds Needs { get; }
    public ShareRoom Shares { get; }
    public DevicePool? Devices { get; }

    /// <summary>Every cell on every node; null where it doesn't fit. Empty until <see cref="TryPlan"/> got so far.</summary>
    public CellFit?[][] Fits { get; private set; } = [];

    public bool NeedsHousekeeping => Profile.Emulator == EmulatorPolicy.Housekeeping || Profile.Count(VCpuRole.Housekeeping) > 0
        || (Profile.IoThreads > 0 && Profile.IoThreadPolicy == IoThreadPolicy.Housekeeping);

    public bool NeedsShared => Profile.Count(VCpuRole.Shared) > 0;

    /// <param name="nodes">The id of the node that each cell must be on; null for any.</param>
    public PlacementPlan? TryPlan(int[]? nodes = null)
    {
        if ((NeedsHousekeeping && Map.Housekeeping.IsEmpty) || (NeedsShared && Map.Shared.IsEmpty))
            return null;
        Fits = FitCells();
        if (nodes is not null)
            Fits = [.. Fits.Select((row, cell) => row.Select((fit, n) => Map.Nodes[n].Node.Id == nodes[cell] ? fit : null).ToArray())];
        if (Fits.Any(row => row.All(f => f is null)))
            return null;
        return Assign() is { } assignment ? new PlanWriter(this, assignment).Write() : null;
    }

    /// <summary>How many of the cells can get a node of their own together, devices aside.</summary>
    public int MatchedCells() => new CellAssigner(Map, Costs(null), null).MatchedCells();

    private CellFit?[][] FitCells()
    {
        var rows = new Dictionary<string, CellFit?[]>();
        foreach (var need in Needs.Cells)
        {
            if (!rows.ContainsKey(need.Key))
                rows[need.Key] = Row(need);
        }

        return [.. Needs.Cells.Select(need => rows[need.Key])];
    }

    private CellFit?[] Row(CellNeed need)
    {
        var fitter = new CellFitter(Needs, need, Profile.Smt, Shares);
        var row = new CellFit?[Map.Nodes.Length];
        for (var n = 0; n < row.Length; n++)
        {
            var node = Map.Nodes[n];
            if (!node.Cpus.IsEmpty && fitter.Cost(node) is var cost && cost != FitCost.Infeasible
                && MemoryFitter.Fit(Map, node, need.Memory, Profile.PageSizes) is { } memory)
                row[n] = new CellFit(cost, memory, fitter);
        }

        return row;
    }

    private Assignment? Assign()
    {
        if (Devices is null)
            return new CellAssigner(Map, Costs(null), null).Solve();
        var loose = new DeviceChoice(Map, Devices);
        if (loose.MostMatched() < Devices.Requests.Count || new CellAssigner(Map, Costs(loose), loose).Solve() is not { } found)
            return null;
        // What is best apart from each other, and possible together, is best together.
        if (WithDevices(loose, loose, found) is { } whole && whole.Cost == found.Cost)
            return whole;
        // Requests of different cells want the same devices: then every way to share out the nodes' devices is tried.
        Assignment? best = null;
        DeviceChoice? chosen = null;
        foreach (var nodes in DeviceNodes.All(Devices).Take(MaxDeviceNodes))
        {
            var choice = new DeviceChoice(Map, Devices, nodes);
            if (new CellAssigner(Map, Costs(choice), choice).Solve() is { } next && (best is null || next.Cost.CompareTo(best.Cost) < 0))
                (best, chosen) = (next, choice);
        }

        return best is null ? null : WithDevices(loose, chosen!, best);
    }

    // The devices of an assignment, and its cost with what all of them cost together in place of what the choice by which it was found reckoned.
    private static Assignment? WithDevices(DeviceChoice loose, DeviceChoice reckoned, Assignment assignment)
    {
        if (loose.OfPlan(assignment.Nodes) is not var (crossings, distance, devices))
            return null;
        var parts = Enumerable.Range(0, assignment.Nodes.Length).Select(cell => reckoned.OfCell(cell, assignment.Nodes[cell]))
            .Append(reckoned.OfNodes(assignment.Nodes)).Select(p => p!.Value).ToList();
        var change = new AssignmentCost(crossings - parts.Sum(p => p.Crossings), distance - parts.Sum(p => p.Distance), 0, 0, 0, 0);
        return assignment with { Devices = devices, Cost = assignment.Cost + change };
    }

    private AssignmentCost?[][] Costs(DeviceChoice? devices)
    {
        var rows = new Dictionary<CellFit?[], AssignmentCost?[]>();
        return [.. Fits.Select((fits, cell) =>
        {
            // A cell that devices name is like no other.
            if (devices is not null && Profile.Devices.Any(d => d.Cell == cell))
                return [.. fits.Select((fit, node) => Cost(fit, devices.OfCell(cell, node)))];
            if (!rows.TryGetValue(fits, out var row))
                rows[fits] = row = [.. fits.Select(fit => Cost(fit, (0, 0)))];
            return row;
        })];
    }

    private static AssignmentCost? Cost(CellFit? fit, (int Crossings, int Distance)? devices) => fit is null || devices is null
        ? null : AssignmentCost.Of(fit) + new AssignmentCost(devices.Value.Crossings, devices.Value.Distance, 0, 0, 0, 0);
}
