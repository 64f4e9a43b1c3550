namespace KvmNfv.Sdk.Placement;

/// <summary>Says why a cell doesn't fit on a node.</summary>
internal sealed class NodeExplainer
{
    private readonly PlacementAttempt _attempt;
    private readonly PlacementAttempt _plain;
    private readonly PlacementAttempt _withTypes;

    public NodeExplainer(PlacementAttempt attempt)
    {
        _attempt = attempt;
        var withTypes = attempt.Profile with { Shares = [], Devices = [] };
        _withTypes = new PlacementAttempt(attempt.Map, withTypes);
        _plain = new PlacementAttempt(attempt.Map, withTypes with { CoreType = null, VCpus = [.. withTypes.VCpus.Select(v => v with { CoreType = null })] });
    }

    private HostMap Map => _attempt.Map;

    public IEnumerable<FailedConstraint> Explain(int cell, NodeMap node)
    {
        var need = _attempt.Needs.Cells[cell];
        if (node.Cpus.IsEmpty)
        {
            yield return Of(PlacementRule.OnlineCpu, cell, node, 1, 0, "CPUs", $"Node {node.Node.Id} has no online CPU.");
            yield break;
        }

        foreach (var constraint in Cpus(cell, need, node))
            yield return constraint;
        if (MemoryFitter.Fit(Map, node, need.Memory, _attempt.Profile.PageSizes) is not null)
            yield break;
        foreach (var constraint in MemoryFitter.Explain(Map, node, cell, need.Memory, _attempt.Profile.PageSizes))
            yield return constraint;
    }

    /// <summary>Whether the CPUs of a node do for a cell.</summary>
    public static bool HasCpus(PlacementAttempt attempt, int cell, NodeMap node) =>
        new CellFitter(attempt.Needs, attempt.Needs.Cells[cell], attempt.Profile.Smt, attempt.Shares).Cost(node) != FitCost.Infeasible;

    private IEnumerable<FailedConstraint> Cpus(int cell, CellNeed need, NodeMap node)
    {
        var (id, realTime) = (node.Node.Id, _attempt.Needs.Count(need, VCpuRole.RealTime));
        if (node.RealTimeCpus < realTime)
        {
            var kind = Map.Layout.NeedsIsolated ? "isolated CPU(s)" : "CPU(s)";
            yield return Of(PlacementRule.RealTimeCpu, cell, node, realTime, node.RealTimeCpus, "CPUs",
                $"Node {id} has {node.RealTimeCpus} free {kind} that a real-time vCPU may have; {realTime} are needed.");
        }

        if (node.FreeCpus < need.Exclusive)
        {
            yield return Of(PlacementRule.ExclusiveCpu, cell, node, need.Exclusive, node.FreeCpus, "CPUs",
                $"Node {id} has {node.FreeCpus} free CPU(s) outside housekeeping; {need.Exclusive} are needed.");
        }
        else if (node.RealTimeCpus >= realTime && !HasCpus(_attempt, cell, node))
        {
            if (!HasCpus(_plain, cell, node))
            {
                yield return _attempt.Profile.Smt == SmtPolicy.Prefer
                    ? Of(PlacementRule.EmulatorApart, cell, node, 1, 0, "CPUs", $"Node {id} has no CPU for the emulator or the IOThreads on a core without real-time vCPUs.")
                    : WholeCores(cell, need, node);
            }
            else if (!HasCpus(_withTypes, cell, node))
                yield return CoreType(cell, need, node);
            else
                yield return Share(cell, need, node);
        }
    }

    private FailedConstraint WholeCores(int cell, CellNeed need, NodeMap node)
    {
        var isolate = _attempt.Profile.Smt == SmtPolicy.Isolate;
        var whole = node.Cores.Where(c => c.Kind.Whole && (isolate || c.Kind.Threads > 1)).ToList();
        var most = whole.Count == 0 ? 2 : whole.Max(c => c.Kind.Threads);
        var needed = isolate ? need.Exclusive : (need.Exclusive + most - 1) / most;
        var kind = isolate ? "whole free cores" : "whole free cores with several threads";
        return Of(PlacementRule.Smt, cell, node, needed, whole.Count, kind,
            $"Node {node.Node.Id} has {whole.Count} {kind}; {needed} are needed that fit the roles of the vCPUs.");
    }

    private FailedConstraint CoreType(int cell, CellNeed need, NodeMap node)
    {
        var worst = Enumerable.Range(0, need.Counts.Length).Where(k => need.Counts[k] > 0 && _attempt.Needs.Kinds[k].CoreTypes != ulong.MaxValue)
            .Select(k => (Needed: need.Counts[k], Available: node.Cores.Where(c => _attempt.Needs.Kinds[k].Accepts(c.Kind.Type)).Sum(c => c.Kind.Free)))
            .MinBy(k => k.Available - k.Needed);
        var names = string.Join(", ", Map.Layout.Types.Names);
        return Of(PlacementRule.CoreType, cell, node, worst.Needed, worst.Available, "CPUs",
            $"Node {node.Node.Id} has {worst.Available} free CPU(s) of the core type wanted; {worst.Needed} are needed beside the rest"
            + $" ({(names.Length == 0 ? "the host names no core types" : $"the host has {names}")}).");
    }

    private FailedConstraint Share(int cell, CellNeed need, NodeMap node)
    {
        var rooms = node.Packages.SelectMany(p => p).Select(d => _attempt.Shares.RoomOf(d.Layout)).ToList();
        var shares = Enumerable.Range(0, need.Counts.Length).Where(k => need.Counts[k] > 0 && _attempt.Needs.Kinds[k].Share >= 0)
            .Select(k => _attempt.Profile.Shares[_attempt.Needs.Kinds[k].Share]).Distinct().ToList();
        var percent = shares.Sum(_attempt.Shares.Percent);
        var (id, most) = (node.Node.Id, rooms.Count == 0 ? -1 : rooms.Max(r => r.Percent));
        if (percent > 0 && most < percent)
        {
            return Of(PlacementRule.MemoryBandwidth, cell, node, percent, Math.Max(0, most), "percent",
                most < 0 ? $"Node {id}: the host can't share out memory bandwidth in percent."
                    : $"Node {id} has {most} % of the memory bandwidth of a controller left; {percent} % are needed.");
        }

        var needed = shares.Sum(s => rooms.Select(r => ShareRoom.Ways(s, r)).Max() ?? s.CacheWays ?? 1);
        var free = rooms.Count == 0 ? 0 : rooms.Max(r => LongestRun(r.Free & r.Data & ~r.Shareable));
        return Of(PlacementRule.CacheShare, cell, node, needed, free, "ways",
            rooms.All(r => r.WayBytes == 0) ? $"Node {id}: the host can't share out its L3 cache, or doesn't tell its size, ways or id (resctrl)."
                : $"Node {id} has at most {free} contiguous way(s) of an L3 cache that nobody has, the root group included; {needed} are needed in each cache used.");
    }

    private static int LongestRun(ulong mask)
    {
        var longest = 0;
        for (; mask != 0; mask &= mask << 1)
            longest++;
        return longest;
    }

    private static FailedConstraint Of(PlacementRule rule, int cell, NodeMap node, long needed, long available, string unit, string text) => new()
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
