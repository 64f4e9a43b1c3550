namespace KvmNfv.Sdk.Placement;

/// <summary>Explains why an attempt found no plan.</summary>
internal sealed class RefusalWriter(PlacementAttempt attempt)
{
    private HostMap Map => attempt.Map;

    public PlacementRefusal Write()
    {
        EquatableList<FailedConstraint> failed = [.. WholeRequest(), .. Cells()];
        var changes = new ChangeSearch(attempt, failed.Select(f => f.Rule).ToHashSet()).Find();
        return new PlacementRefusal
        {
            Vnf = attempt.Profile.Name,
            Failed = failed,
            SmallestChange = changes.FirstOrDefault(),
            OtherChanges = [.. changes.Skip(1)],
        };
    }

    private IEnumerable<FailedConstraint> WholeRequest()
    {
        if (attempt.NeedsHousekeeping && Map.Housekeeping.IsEmpty)
            yield return Empty(PlacementRule.HousekeepingCpu, "housekeeping");
        if (attempt.NeedsShared && Map.Shared.IsEmpty)
            yield return Empty(PlacementRule.SharedCpu, "shared");
        var nodes = Map.Nodes.Count(n => !n.Cpus.IsEmpty);
        if (attempt.Needs.Length > nodes)
            yield return TooFewNodes(nodes, $"The guest has {attempt.Needs.Length} NUMA cells and the host {nodes} node(s) with online CPUs.");
    }

    private static FailedConstraint Empty(PlacementRule rule, string name) => new()
    {
        Rule = rule,
        Needed = 1,
        Available = 0,
        Unit = "CPUs",
        Text = $"No {name} CPU of the host is online and free of exclusive vCPUs.",
    };

    private static FailedConstraint TooFewNodes(int available, string text) => new()
    {
        Rule = PlacementRule.CellNode,
        Needed = available + 1,
        Available = available,
        Unit = "nodes",
        Text = text,
    };

    private IEnumerable<FailedConstraint> Cells()
    {
        if (attempt.Fits.Length == 0)
            yield break;
        var any = false;
        foreach (var cell in Enumerable.Range(0, attempt.Needs.Length).DistinctBy(c => attempt.Needs[c]))
        {
            if (attempt.Fits[cell].Any(f => f is not null))
                continue;
            any = true;
            var nodes = Map.Nodes.Select(node => Explain(cell, node).ToList()).Where(list => list.Count > 0);
            foreach (var constraint in nodes.OrderBy(Gap).ThenBy(list => list[0].Node).SelectMany(list => list))
                yield return constraint;
        }

        var cells = attempt.Needs.Length;
        if (!any && cells > 1)
        {
            var matched = new CellAssigner(Map, attempt.Fits).MatchedCells();
            yield return TooFewNodes(matched, $"Each cell fits on some node, but only {matched} of the {cells} cells can have nodes of their own at the same time.")
                with { Needed = cells };
        }
    }

    // A node is near to fitting when little is missing: kinds of constraints first (page sizes are one), then the largest shortfall.
    private static (int, double) Gap(List<FailedConstraint> failed) =>
        (failed.Select(f => f.Rule).Distinct().Count(), failed.Max(f => 1.0 - ((double)f.Available / Math.Max(1, f.Needed))));

    private IEnumerable<FailedConstraint> Explain(int cell, NodeMap node)
    {
        var need = attempt.Needs[cell];
        if (node.Cpus.IsEmpty)
        {
            yield return Cpus(PlacementRule.OnlineCpu, cell, node, 1, 0, "CPUs", $"Node {node.Node.Id} has no online CPU.");
            yield break;
        }

        foreach (var constraint in ExplainCpus(cell, need, node))
            yield return constraint;
        if (MemoryFitter.Fit(Map, node, need.Memory, attempt.Profile.PageSizes) is not null)
            yield break;
        foreach (var constraint in MemoryFitter.Explain(Map, node, cell, need.Memory, attempt.Profile.PageSizes))
            yield return constraint;
    }

    private IEnumerable<FailedConstraint> ExplainCpus(int cell, CellNeed need, NodeMap node)
    {
        var id = node.Node.Id;
        if (node.RealTimeCpus < need.RealTime)
        {
            var kind = Map.NeedsIsolated ? "isolated CPU(s)" : "CPU(s)";
            yield return Cpus(PlacementRule.RealTimeCpu, cell, node, need.RealTime, node.RealTimeCpus, "CPUs",
                $"Node {id} has {node.RealTimeCpus} free {kind} that a real-time vCPU may have; {need.RealTime} are needed.");
        }

        if (node.FreeCpus < need.Exclusive)
        {
            yield return Cpus(PlacementRule.ExclusiveCpu, cell, node, need.Exclusive, node.FreeCpus, "CPUs",
                $"Node {id} has {node.FreeCpus} free CPU(s) outside housekeeping; {need.Exclusive} are needed.");
        }
        else if (node.RealTimeCpus >= need.RealTime && need.Exclusive > 0 && CellFitter.FitCpus(node, need, attempt.Profile.Smt) is null)
        {
            yield return attempt.Profile.Smt == SmtPolicy.Prefer
                ? Cpus(PlacementRule.EmulatorApart, cell, node, 1, 0, "CPUs", $"Node {id} has no CPU for the emulator on a core without real-time vCPUs.")
                : WholeCores(cell, need, node);
        }
    }

    private FailedConstraint WholeCores(int cell, CellNeed need, NodeMap node)
    {
        var isolate = attempt.Profile.Smt == SmtPolicy.Isolate;
        var whole = node.Cores.Where(c => c.Whole && (isolate || c.Threads > 1)).ToList();
        var most = whole.Count == 0 ? 2 : whole.Max(c => c.Threads);
        var needed = isolate ? need.Exclusive : (need.Exclusive + most - 1) / most;
        var kind = isolate ? "whole free cores" : "whole free cores with several threads";
        return Cpus(PlacementRule.Smt, cell, node, needed, whole.Count, kind,
            $"Node {node.Node.Id} has {whole.Count} {kind}; {needed} are needed that fit the roles of the vCPUs.");
    }

    private static FailedConstraint Cpus(PlacementRule rule, int cell, NodeMap node, long needed, long available, string unit, string text) => new()
    {
        Rule = rule,
        Cell = cell,
        Node = node.Node.Id,
        Needed = needed,
        Available = available,
        Unit = unit,
        Text = text,
    };
}
